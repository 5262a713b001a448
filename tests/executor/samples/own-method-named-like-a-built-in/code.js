const result = {
  items: [1, 2],
  map(f) {
    return { items: this.items.map(f), tagged: true };
  },
  filter(f) {
    return f(this.items.length);
  },
};
[result.map((n) => double(n)), result.filter((n) => isEven(n))];
