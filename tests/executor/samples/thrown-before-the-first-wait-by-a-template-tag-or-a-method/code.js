const only = (strings, value) => {
  if (value < 0) throw new RangeError(strings[0]);
  return double(value);
};
class Checker {
  limit = 10;
  check(value) {
    if (value > this.limit) throw new RangeError(`over ${this.limit}`);
    return double(value);
  }
}
class Strict extends Checker {
  check(value) {
    return super.check(value * 2);
  }
}
const checker = new Checker();
const strict = new Strict();
const lines = [];
for (const run of [
  () => Promise.all([only`tag ${-1}`, record(1)]),
  () => Promise.all([checker.check(11), record(2)]),
  () => Promise.all([strict.check(6), record(3)]),
  () => Promise.all([checker?.check(11), record(4)]),
]) {
  try {
    run().catch(() => {});
    lines.push('goes on');
  } catch (error) {
    lines.push(error.message);
  }
}
[lines, await recorded()];
