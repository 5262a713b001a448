const nameOf = async (id) => (await fetchUser(id)).name;
const kept = await nameOf(1);
const list = [kept, [await nameOf(2), [kept]]];
const byKey = { [`of ${[kept]}`]: 1 };
const texts = [
  `${list}`,
  '' + list,
  list + '!',
  String(list),
  list.toString(),
  list.toLocaleString(),
  [list, list].join(' and '),
  'who: '.concat(list),
  'x'.replace('x', [kept]),
  encodeURIComponent([kept]),
  new Error([kept]).message,
  new URLSearchParams({ name: [kept] }).toString(),
  String.raw`raw ${[kept]}`,
  [[kept]].map((one) => String(one)).join(),
  Array.from([[kept]], (one) => String(one)).join(),
];
const decided = [
  [kept] == 'Ada',
  [kept] != 'Ada',
  [kept] < 'B',
  /Ada/.test([kept]),
  String([await readText('none').catch(() => '')]) ? 'text' : 'none',
  'of Ada' in byKey,
  { Ada: 'by key' }[[kept]],
];
[texts, decided];
