function* naturals() {
  let n = 0;
  while (true) yield (n = add(n, 1));
}
function* take(n, source) {
  for (const x of source) {
    if (n-- <= 0) return;
    yield x;
  }
}
function* mapped(f, source) {
  for (const x of source) yield f(x);
}
[
  ...take(
    4,
    mapped((x) => double(x), naturals()),
  ),
];
