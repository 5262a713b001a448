const list = [1, 2, 3];
const seen = [];
list.forEach((n) => {
  seen.push(n);
  if (n === 1) list.push(add(n, 9));
  if (n === 2) list.pop();
});
const shrinking = [1, 2, 3, 4];
const mapped = shrinking.map((n) => {
  shrinking.length = 2;
  return double(n);
});
[seen, list, mapped.length, 2 in mapped, mapped[1]];
