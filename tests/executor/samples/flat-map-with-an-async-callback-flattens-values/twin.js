const flat = async (list, f) => {
  const out = [];
  for (const x of list) out.push(...(await f(x)));
  return out;
};
const orders = await flat([1, 3], async (id) => await listOrders(id));
const words = await flat(['a b', 'c'], async (line) => (await upper(line)).split(' '));
[orders.map((order) => order.id), words, (await flat([1, 2], async (n) => ((await isEven(n)) ? [n, n] : []))).length];
