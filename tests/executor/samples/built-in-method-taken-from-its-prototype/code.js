const { map, filter, forEach } = Array.prototype;
const seen = [];
forEach.call([1, 2], (n) => seen.push(double(n)));
const mapOver = Function.prototype.call.bind(Array.prototype.map);
const each = [5, 6].map;
[
  map.call([1, 2], (n) => double(n)),
  filter.apply([1, 2], [(n) => isEven(n)]),
  seen,
  mapOver(['a'], (x) => upper(x)),
  Reflect.apply(map, ['b'], [upper]),
  each.call([7], double),
];
