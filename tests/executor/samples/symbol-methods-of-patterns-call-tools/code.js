const pattern = {
  [Symbol.replace]: (text, by) => upper(text) + by,
  [Symbol.split]: (text) => [...text].map((c) => upper(c)),
  [Symbol.match]: (text) => [counter(), text],
  [Symbol.search]: () => double(2),
};
['abc'.replace(pattern, '!'), 'ab'.split(pattern), 'x'.match(pattern), 'x'.search(pattern)];
