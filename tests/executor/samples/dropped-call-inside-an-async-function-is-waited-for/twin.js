const stock = { apple: 2 };
async function take(name) {
  const item = await lookup(name);
  stock[name] = item.stock;
}
async function order(name) {
  await take(name);
  return stock[name] > 5 ? 'enough' : 'too few';
}
[await order('apple'), (await order('plum')) + '!', stock];
