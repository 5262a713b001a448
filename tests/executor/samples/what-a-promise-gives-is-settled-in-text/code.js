async function pair(a) {
  return [(async () => a)(), { b: [echo(a)].map(async (x) => x) }];
}
const outer = (async () => ({ inner: pair(3) }))();
console.log(pair(2));
[JSON.stringify(pair(1)), JSON.stringify({ outer }), echo(outer)];
