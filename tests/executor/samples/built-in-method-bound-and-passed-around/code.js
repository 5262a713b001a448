const list = ['a', 'b'];
const mapList = list.map.bind(list);
const apply = (method, f) => method(f);
[
  mapList(upper),
  apply(mapList, (x) => upper(x)),
  apply(list.flatMap.bind(list), (x) => [x, upper(x)]),
  [list].map((l) => l.map((x) => upper(x))),
];
