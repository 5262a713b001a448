async function* g() {
  yield 1;
  await fail('inside');
  yield 2;
}
const out = [];
try {
  for await (const x of g()) out.push(x);
} catch (e) {
  out.push(e.message);
}
out;
