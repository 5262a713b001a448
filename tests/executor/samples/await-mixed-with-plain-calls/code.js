const user = await fetchUser(1);
const orders = listOrders(user.id);
const totals = orders.map((o) => o.total);
[user.name, await add(totals[0], totals[1]), upper(user.name)];
