echo({
  list: [1, [2, [3]]],
  when: dateOf('2020-01-01T00:00:00.000Z'),
  map: new Map([['k', new Set([1])]]),
  big: 5n,
  none: undefined,
  nul: null,
  nan: NaN,
});
