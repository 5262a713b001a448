function* g() {
  const total = (yield echo(1)) + (yield echo(2));
  return [total, `${yield 'in a template'}`, { key: yield }];
}
const it = g();
it.next();
it.next(10);
[it.next(20).value, it.next('T').value, it.next('K').value];
