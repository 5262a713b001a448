const state = { stopped: false, polls: 0 };
const poll = async () => {
  while (!state.stopped) {
    await slow(2, 0);
    state.polls++;
  }
};
const left = poll();
const user = await fetchUser(1);
const orders = await listOrders(1);
state.stopped = true;
await slow(20, 0);
await left;
[user.name, orders.length, state.polls >= 0];
