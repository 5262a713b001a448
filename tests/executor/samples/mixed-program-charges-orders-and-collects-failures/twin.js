async function chargeOrder(order) {
  if (order.status !== 'open') return { id: order.id, skipped: true };
  const { charged } = await charge(order.total * 2);
  return { id: order.id, charged };
}
async function processAll() {
  const orders = await listOrders();
  const done = [], failed = [];
  for (const order of orders) {
    try {
      const result = await chargeOrder(order);
      if (result.skipped) continue;
      done.push(result);
    } catch (error) {
      failed.push({ id: order.id, why: error.message });
    }
  }
  return { done, failed };
}
const { done, failed } = await processAll();
const summary = `${done.length} charged, ${failed.length} failed`;
console.log(summary);
[summary, done, failed];
