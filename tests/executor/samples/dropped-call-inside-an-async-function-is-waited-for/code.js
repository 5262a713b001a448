const stock = { apple: 2 };
async function take(name) {
  const item = await lookup(name);
  stock[name] = item.stock;
}
async function order(name) {
  take(name);
  return stock[name] > 5 ? 'enough' : 'too few';
}
[await order('apple'), order('plum') + '!', stock];
