class Priced { #m(id) { return priceOf(id) } of(id) { return this.#m(id) } }
class Runs { #m; constructor(f) { this.#m = f } go(x) { return this.#m(x) } }
const request = { get dear() { return priceOf('apple') > 4 } };
[
  new Runs((o) => (o.dear ? 'dear' : 'cheap')).go(request),
  new Priced().of('pear'),
  new Runs(priceOf).go('plum'),
  new Runs(new Function('return priceOf("fig") < 4 ? "cheap" : "dear"')).go(),
];
