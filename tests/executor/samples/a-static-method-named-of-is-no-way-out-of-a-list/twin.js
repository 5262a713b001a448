class Order { static async of(id) { return [id] } }
const first = await Order.of('fig');
const tried = [];
const check = async (id) => { tried.push(id); return id === 'pear' ? (await priceOf(id)).missing.price : await priceOf(id) };
let failed = '';
try {
  const ids = [...await Order.of('pear'), ...await Order.of('fig')];
  for (const id of ids) await check(id);
} catch (error) {
  failed = error.name;
}
[first, tried, failed];
