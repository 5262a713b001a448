const seen = [];
const target = {
  set a(v) {
    seen.push(upper(v));
  },
  set b(v) {
    seen.push(double(v));
  },
};
Object.assign(target, { a: 'x', b: 4 });
Reflect.set(target, 'a', 'y');
[target.b] = [5];
({ v: target.a } = { v: 'z' });
for (target.b of [6]);
for (target.a in { k: 1 });
seen;
