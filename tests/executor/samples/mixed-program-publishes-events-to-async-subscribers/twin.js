const subscribers = {};
const subscribe = (topic, handler) => (subscribers[topic] ??= []).push(handler);
async function publish(topic, payload) {
  const handlers = subscribers[topic] ?? [];
  const answers = await Promise.all(handlers.map((handler) => handler(payload)));
  return { topic, accepted: answers.filter((answer) => answer).length, total: handlers.length };
}
const seen = [];
subscribe('order', async (order) => {
  const user = await fetchUser(order.userId);
  seen.push(user.name);
  return user.age >= 18;
});
subscribe('order', async (order) => order.total < 50);
const results = [];
for (const order of (await listOrders()).slice(0, 4)) results.push(await publish('order', order));
[results.map(({ accepted, total }) => `${accepted}/${total}`), seen.sort(), (await publish('none', 1)).total ? 'heard' : 'unheard'];
