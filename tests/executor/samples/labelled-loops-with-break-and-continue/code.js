const out = [];
outer: for (const a of [1, 2, 3]) {
  for (const b of [1, 2, 3]) {
    if (isEven(add(a, b))) continue outer;
    if (double(a) > 5) break outer;
    out.push([a, b]);
  }
  out.push('never for ' + a);
}
out;
