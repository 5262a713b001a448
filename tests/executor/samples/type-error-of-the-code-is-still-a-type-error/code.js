const kinds = [];
for (const run of [
  () => nullish().x,
  () => nothing()(),
  () => lookup('none').price,
  () => echo(5)(),
  () => listIds().nope(),
  () => {
    null[keyOf(1)];
  },
  () => {
    const [x] = nothing();
  },
  () => {
    const { x } = nullish();
  },
  () => new (echo(1))(),
  () => 1 in echo('text'),
  () => ({}) instanceof echo({}),
  () => [...echo(5)],
  () => bigintOf('1') + 1,
]) {
  try {
    run();
    kinds.push('none');
  } catch (e) {
    kinds.push(e instanceof TypeError);
  }
}
kinds;
