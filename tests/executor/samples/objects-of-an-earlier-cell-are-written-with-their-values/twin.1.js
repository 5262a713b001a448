const priced = async (id) => ({ id, price: await priceOf(id) });
const list = async () => [{ price: await priceOf('fig') }];
async function sum() {
  const both = { price: add(1, 2), other: add(3, 4) };
  return await both.price + await both.other;
}
await sum();
