Array.prototype.twice = function (f) {
  const out = [];
  for (const x of this) out.push(f(x), f(x));
  return out;
};
String.prototype.shout = function () {
  return upper(String(this));
};
const out = [[1, 2].twice((n) => double(n)), ['a'].twice(upper), 'abc'.shout()];
delete Array.prototype.twice;
delete String.prototype.shout;
out;
