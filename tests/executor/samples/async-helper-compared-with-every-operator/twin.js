const n = async (x) => await echo(x);
[
  (await n(1)) < 2,
  (await n(3)) < (await n(2)),
  (await n(2)) >= 2,
  (await n('1')) == 1,
  (await n(1)) === 1,
  (await n(1)) !== (await n(1)),
  (await n(null)) == null,
  (await n(0)) === false,
];
