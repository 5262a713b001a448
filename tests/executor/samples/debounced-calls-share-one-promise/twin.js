const waiting = new Map();
let calls = 0;
function batched(key) {
  if (waiting.has(key)) return waiting.get(key);
  const p = Promise.resolve()
    .then(() => {
      calls++;
      return fetchUser(key);
    })
    .finally(() => waiting.delete(key));
  waiting.set(key, p);
  return p;
}
const users = await Promise.all([batched(1), batched(1), batched(3)]);
const again = await batched(1);
[users.map((user) => user.name), again.name, calls, waiting.size];
