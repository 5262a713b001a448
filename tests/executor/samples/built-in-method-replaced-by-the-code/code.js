const original = Array.prototype.map;
Array.prototype.map = function (f) {
  return original.call(this, (x, i) => `${i}:${f(x)}`);
};
const own = [1, 2].map((n) => double(n));
Array.prototype.map = original;
[own, [1, 2].map((n) => double(n))];
