const user = fetchUser(1);
const orders = listOrders(1);
`${user.name}: ${orders.length}`;
