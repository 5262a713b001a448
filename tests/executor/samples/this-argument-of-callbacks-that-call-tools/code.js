const box = { factor: 3 };
function times(n) {
  return double(n) * this.factor;
}
const seen = [];
[1].forEach(function (n) {
  seen.push(add(n, this.factor));
}, box);
new Map([['k', 2]]).forEach(function (v) {
  seen.push(add(v, this.factor));
}, box);
[
  [1, 2].map(times, box),
  [1, 2].filter(function (n) {
    return isEven(n) && this === box;
  }, box),
  Array.from([4], times, box),
  seen,
];
