const state = { stopped: false, polls: 0 };
const poll = async () => {
  while (!state.stopped) {
    await slow(2, 0);
    state.polls++;
  }
};
poll();
const user = fetchUser(1);
const orders = listOrders(1);
state.stopped = true;
await slow(20, 0);
[user.name, orders.length, state.polls >= 0];
