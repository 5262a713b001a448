let total = 0;
async function raise(n) { await add(n, 0); total += n; return total }
const api = { pair(a, b) { return [a, b] }, async late(p, b) { await p; return b } };
class Desk { pair(a, b = 0) { return [a, b] } static pair(a, b) { return [a, b] } }
const desk = new Desk();
const sums = [add(raise(1), total), add(raise(2), raise(3)), Math.max(raise(4), total + 1), Number.parseInt(raise(5), total - 5)];
const pairs = [api.pair(raise(1), total), desk.pair(raise(1), total), Desk.pair(raise(1), total), api.pair(total, raise(1))];
console.log(raise(1), total);
[sums, pairs, api.late(raise(1), total), total];
