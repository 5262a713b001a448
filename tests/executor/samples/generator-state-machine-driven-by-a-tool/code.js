function* light() {
  while (true) {
    yield upper('green');
    yield upper('amber');
    if (isEven(counter())) return 'off';
    yield upper('red');
  }
}
const it = light();
const out = [];
for (let s = it.next(); ; s = it.next()) {
  out.push(s.value);
  if (s.done) break;
}
out;
