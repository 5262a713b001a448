function* talk() {
  const a = yield upper('name?');
  const b = yield upper('age of ' + a + '?');
  return concat(a, b);
}
const t = talk();
[t.next().value, t.next('Ada').value, t.next(36), t.next()];
