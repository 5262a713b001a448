const out = [];
for (;;) {
  const n = counter();
  if (n === 2) continue;
  if (n > 4) break;
  out.push(n);
}
out;
