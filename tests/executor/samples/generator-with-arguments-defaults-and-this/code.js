const range = {
  step: 2,
  *from(start = double(1), end = add(start, 6)) {
    for (let i = start; i < end; i += this.step) yield echo(i);
  },
};
[[...range.from()], [...range.from(10)], [...range.from(0, 3)]];
