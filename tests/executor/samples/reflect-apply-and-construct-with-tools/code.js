class Pair {
  constructor(a, b) {
    this.sum = add(a, b);
  }
}
[
  Reflect.apply(add, null, [1, 2]),
  Reflect.apply((...all) => concat(...all), undefined, ['a', 'b']),
  Reflect.construct(Pair, [3, 4]).sum,
  Reflect.get(
    {
      get x() {
        return double(this.y);
      },
    },
    'x',
    { y: 5 },
  ),
];
