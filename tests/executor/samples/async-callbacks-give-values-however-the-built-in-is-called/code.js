const order = async (a, b) => echo(a - b);
const shout = async (text) => upper(text);
const isFine = async (what) => approve(what);
const sort = 'sort', replace = 'replace', filter = 'filter';
[
  Array.prototype.sort.call([2, 1, 3], order),
  Array.prototype.sort.apply([2, 1, 3], [order]),
  Reflect.apply(Array.prototype.sort, [2, 1, 3], [order]),
  [2, 1, 3][sort](order),
  [2, 1, 3].sort(order.bind(null)),
  String.prototype.replace.call('abc', /b/, shout),
  'abc'[replace](/b/, shout),
  /b/[Symbol.replace]('abc', shout),
  ['read', 'delete'][filter](isFine),
  Array.prototype.filter.call(['read', 'delete'], isFine),
];
