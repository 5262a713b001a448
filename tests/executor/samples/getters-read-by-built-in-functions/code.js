const source = {
  get a() {
    return upper('a');
  },
  get b() {
    return counter();
  },
};
[
  Object.assign({}, source),
  Object.entries(source),
  Object.values(source),
  JSON.stringify(source),
  Reflect.get(source, 'a'),
  Array.from({
    length: 2,
    get 0() {
      return counter();
    },
    get 1() {
      return upper('x');
    },
  }),
  [].concat({
    length: 1,
    [Symbol.isConcatSpreadable]: true,
    get 0() {
      return counter();
    },
  }),
  structuredClone(source).a,
];
