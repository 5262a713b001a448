const name = async (id) => (await fetchUser(id)).name;
[
  'Hi ' + (await name(1)) + '!',
  String(await name(2)),
  (await name(3)).concat(' bye'),
  [await name(1), await name(2)].join('+'),
  ''.concat(await name(3)),
];
