const when = async (test, value) => ((await test(value)) ? `yes ${value}` : `no ${value}`);
async function applyTwice(f, x) {
  return (await f(await f(x))) + 1;
}
const ask = async (action) => await approve(action);
const two = async (x) => await double(x);
[
  await when(ask, 'delete'),
  await when(ask, 'read'),
  await when((x) => x > 1, 2),
  await applyTwice(two, 3),
  await applyTwice((x) => x, 3),
];
