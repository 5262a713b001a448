function* g() {
  yield 1;
  try {
    fail('inside');
  } catch (e) {
    yield e.message;
  }
  fail('outside');
}
const out = [];
try {
  for (const x of g()) out.push(x);
} catch (e) {
  out.push('escaped ' + e.message);
}
out;
