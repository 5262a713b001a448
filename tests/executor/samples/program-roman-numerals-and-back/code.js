const table = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
function toRoman(n) {
  let out = '';
  for (const [value, sign] of table) {
    while (n >= value) {
      out += upper(sign);
      n = add(n, -value);
    }
  }
  return out;
}
const fromRoman = (text) => {
  let rest = text.toLowerCase();
  return table.reduce((sum, [value, sign]) => {
    while (rest.startsWith(sign)) {
      sum = add(sum, value);
      rest = rest.slice(sign.length);
    }
    return sum;
  }, 0);
};
const years = [4, 19, 1994, 2024];
[years.map((n) => toRoman(n)), years.every((n) => fromRoman(toRoman(n)) === n)];
