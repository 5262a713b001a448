let total = 0;
async function raise(n) { await add(n, 0); total += n; return total }
const api = { pair(a, b) { return [a, b] }, async late(p, b) { await p; return b } };
class Desk { pair(a, b = 0) { return [a, b] } static pair(a, b) { return [a, b] } }
const desk = new Desk();
const sums = [await add(await raise(1), total), await add(await raise(2), await raise(3)), Math.max(await raise(4), total + 1), Number.parseInt(await raise(5), total - 5)];
const pairs = [api.pair(await raise(1), total), desk.pair(await raise(1), total), Desk.pair(await raise(1), total), api.pair(total, await raise(1))];
console.log(await raise(1), total);
[sums, pairs, await api.late(raise(1), total), total];
