async function pair(a) {
  return [a, { b: [await echo(a)] }];
}
const outer = { inner: await pair(3) };
console.log(await pair(2));
[JSON.stringify(await pair(1)), JSON.stringify({ outer }), await echo(outer)];
