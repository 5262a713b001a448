class Seq {
  constructor(make) {
    this.make = make;
  }
  static from(iterable) {
    return new Seq(() => iterable[Symbol.iterator]());
  }
  static naturals() {
    return new Seq(function* () {
      for (let n = 1; ; n++) yield n;
    });
  }
  [Symbol.iterator]() {
    return this.make();
  }
  map(f) {
    const self = this;
    return new Seq(function* () {
      for (const x of self) yield f(x);
    });
  }
  filter(f) {
    const self = this;
    return new Seq(function* () {
      for (const x of self) if (f(x)) yield x;
    });
  }
  take(n) {
    const self = this;
    return new Seq(function* () {
      let left = n;
      if (left <= 0) return;
      for (const x of self) {
        yield x;
        if (--left <= 0) return;
      }
    });
  }
  reduce(f, start) {
    let value = start;
    for (const x of this) value = f(value, x);
    return value;
  }
}

const evens = Seq.naturals()
  .filter((n) => isEven(n))
  .map((n) => double(n))
  .take(3);
const names = Seq.from(listIds()).map((id) => fetchUser(id).name);
[
  [...evens],
  evens.reduce((a, b) => add(a, b), 0),
  [...names.take(2)],
  [...names.filter((n) => n > 'B')],
];
