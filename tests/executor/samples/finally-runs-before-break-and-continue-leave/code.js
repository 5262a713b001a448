const out = [];
for (const n of [1, 2, 3, 4]) {
  try {
    if (n === 2) continue;
    if (n === 3) break;
    out.push(double(n));
  } finally {
    out.push('f' + add(n, 0));
  }
}
out;
