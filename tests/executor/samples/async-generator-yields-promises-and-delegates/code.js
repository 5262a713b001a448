async function* inner() {
  yield fetchUser(1);
  yield* listed();
  return 'r';
}
function* listed() {
  yield 'a';
  yield 'b';
}
async function* outer() {
  const r = yield* inner();
  yield r;
}
const out = [];
for await (const x of outer()) out.push(x.name ?? x);
out;
