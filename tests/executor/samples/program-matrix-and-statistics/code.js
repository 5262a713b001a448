const matrix = Array.from({ length: 3 }, (_, r) =>
  Array.from({ length: 3 }, (_, c) => add(r * 3, c)),
);
const transpose = (m) => m[0].map((_, c) => m.map((row) => row[c]));
const multiply = (a, b) =>
  a.map((row) => transpose(b).map((col) => row.reduce((sum, v, i) => add(sum, v * col[i]), 0)));
const identity = matrix.map((row, r) => row.map((_, c) => (r === c ? 1 : 0)));
const same = JSON.stringify(multiply(matrix, identity)) === JSON.stringify(matrix);
const flat = matrix.flat();
const mean = flat.reduce((a, b) => add(a, b), 0) / flat.length;
const variance = flat.reduce((sum, v) => sum + (v - mean) ** 2, 0) / flat.length;
[multiply(matrix, matrix), same, mean, Number(variance.toFixed(3))];
