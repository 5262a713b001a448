const orders = [1, 3].flatMap(async (id) => listOrders(id));
const words = ['a b', 'c'].flatMap(async (line) => upper(line).split(' '));
[orders.map((order) => order.id), words, [1, 2].flatMap(async (n) => (isEven(n) ? [n, n] : [])).length];
