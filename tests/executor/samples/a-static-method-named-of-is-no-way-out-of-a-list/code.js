class Order { static async of(id) { return [id] } }
const first = await Order.of('fig');
const tried = [];
const check = (id) => { tried.push(id); return id === 'pear' ? priceOf(id).missing.price : priceOf(id) };
let failed = '';
try {
  Array.from(['pear', 'fig'].flatMap((id) => { const one = Order.of(id); return one }), async (id) => check(id));
} catch (error) {
  failed = error.name;
}
[first, tried, failed];
