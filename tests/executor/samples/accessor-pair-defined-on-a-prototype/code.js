const base = {
  get label() {
    return upper(this.name);
  },
  set label(v) {
    this.name = concat(v, '!');
  },
};
const child = Object.create(base, { name: { value: 'kid', writable: true, enumerable: true } });
const before = child.label;
child.label = 'new';
[before, child.label, Object.keys(child)];
