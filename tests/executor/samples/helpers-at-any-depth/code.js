const a = (x) => b(x) + 1;
const b = (x) => c(x) + 1;
const c = (x) => d(x) + 1;
function d(x) {
  return double(x);
}
[a(1), a(10), [1, 2].map((x) => a(x))];
