const seen = [];
const box = {
  set value(v) {
    seen.push(double(v));
    this.stored = upper(String(v));
  },
};
const assigned = (box.value = 21);
[assigned, box.stored, seen];
