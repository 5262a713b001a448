const box = { raw: 2 };
Object.defineProperty(box, 'twice', {
  get() {
    return double(this.raw);
  },
  set(v) {
    this.raw = add(v, 0);
  },
  enumerable: true,
});
const before = box.twice;
box.twice = 50;
[before, box.twice, Object.keys(box), { ...box }];
