class Loud extends Array {
  constructor(...args) {
    super(...args);
    this.made = upper('made');
  }
}
const loud = Loud.from([1, 2]);
const mapped = loud.map((n) => double(n));
const filtered = mapped.filter((n) => n > 2);
[loud.made, mapped instanceof Loud, mapped.made, [...mapped], [...filtered], filtered.made];
