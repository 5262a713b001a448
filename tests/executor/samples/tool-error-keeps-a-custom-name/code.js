const seen = [];
for (const run of [
  () => failWith('TimeoutError', 'too slow'),
  () => fetchUser(42),
  () => charge(1000),
  () => positive(0),
]) {
  try {
    run();
  } catch (e) {
    seen.push(`${e.name}: ${e.message} ${e.status ?? e.limit ?? ''}`);
  }
}
seen;
