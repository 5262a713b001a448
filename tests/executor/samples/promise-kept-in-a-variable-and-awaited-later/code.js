const userPromise = fetchUser(1);
const ordersPromise = listOrders(1);
const sum = await add(1, 2);
const user = await userPromise;
const orders = await ordersPromise;
[sum, user.name, orders.length];
