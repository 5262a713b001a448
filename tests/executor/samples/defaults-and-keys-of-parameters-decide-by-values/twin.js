const ok = async (n) => await isEven(n);
const arrow = async (x) => ((await ok(1)) ? 'paid' : 'no');
async function patterned(x) {
  const { [(await ok(2)) && 'a']: y = (await ok(1)) || 'c' } = { a: undefined };
  return [y, await double(1)];
}
const parts = { v: (await ok(1)) ? 1 : 2 };
parts.v += (await ok(1)) ? 7 : 8;
const hidden = [(await ok(1)) ? 1 : 2, (await ok(1)) ? 3 : 4, 0];
const chained = [(await ok(1))?.x ?? 5, `${await ok(2)}`];
[await arrow(1), await patterned(1), hidden, parts.v, chained, 0];
