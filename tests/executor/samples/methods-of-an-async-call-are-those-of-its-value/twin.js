const list = async () => await listIds();
const text = async () => await upper('mouse');
[
  (await list()).map((x) => x * 2),
  (await list()).includes(3),
  (await text()).toLowerCase(),
  (await text()).split('').reverse().join(''),
  (await list()).sort().at(-1),
];
