function first(list, fallback) {
  return list[0] ?? fallback;
}
const mapValues = (o, f) => Object.fromEntries(Object.entries(o).map(([k, v]) => [k, f(v)]));
class Box {
  constructor(readonlyValue) {
    this.value = readonlyValue;
  }
  value;
  map(f) {
    return new Box(f(this.value));
  }
}
[
  first(listIds(), 0),
  mapValues({ a: 1, b: 2 }, (n) => double(n)),
  new Box('x').map((s) => upper(s)).value,
];
