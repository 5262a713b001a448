const pick = (kind) => ({ loud: upper, twice: double })[kind] ?? echo;
[
  pick('loud')('a'),
  pick('twice')(4),
  pick('none')('same'),
  (
    () => () =>
      add
  )()()(1, 2),
];
