const box = {
  raw: 1,
  get n() {
    return add(this.raw, 0);
  },
  set n(v) {
    this.raw = double(v);
  },
};
box.n += 4;
box.n++;
box.raw;
