function* count(label) {
  for (let i = 1; i <= 2; i++) yield label + add(i, 0);
}
const a = count('a'),
  b = count('b');
const out = [];
for (let i = 0; i < 2; i++) out.push(a.next().value, b.next().value);
[out, a.next().done];
