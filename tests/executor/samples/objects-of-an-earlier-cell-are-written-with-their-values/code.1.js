const priced = (id) => ({ id, price: priceOf(id) });
const list = () => [{ price: priceOf('fig') }];
async function sum() {
  const both = { price: add(1, 2), other: add(3, 4) };
  return await both.price + await both.other;
}
sum();
