function first<T>(list: readonly T[], fallback: T): T {
  return list[0] ?? fallback;
}
const mapValues = <K extends string, V, R>(o: Record<K, V>, f: (v: V) => R): Record<K, R> =>
  Object.fromEntries(Object.entries(o).map(([k, v]) => [k, f(v as V)])) as Record<K, R>;
class Box<T> {
  constructor(readonlyValue: T) {
    this.value = readonlyValue;
  }
  value: T;
  map<R>(f: (v: T) => R): Box<R> {
    return new Box<R>(f(this.value));
  }
}
[
  first<number>(listIds(), 0),
  mapValues({ a: 1, b: 2 }, (n: number) => double(n)),
  new Box<string>('x').map((s) => upper(s)).value,
];
