const it = {
  n: 0,
  next() {
    this.n++;
    const n = this.n;
    return {
      get done() {
        return echo(n > 2);
      },
      get value() {
        return upper('v' + n);
      },
    };
  },
  [Symbol.iterator]() {
    return this;
  },
};
[...it];
