function* inner() {
  const got = yield echo('i1');
  return upper(got ?? 'none');
}
function* outer() {
  yield 'o1';
  const result = yield* inner();
  yield result;
  yield* listIds();
}
const it = outer();
[it.next().value, it.next().value, it.next('sent').value, [...it]];
