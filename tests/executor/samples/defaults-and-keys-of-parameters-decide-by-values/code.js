const ok = async (n) => isEven(n);
const arrow = (x, v = ok(1) ? 'paid' : 'no') => v;
function patterned(x, { [ok(2) && 'a']: y = ok(1) || 'c' } = { a: undefined }) {
  return [y, double(1)];
}
class Parts {
  constructor(v = ok(1) ? 1 : 2) {
    this.v = v;
  }
  #hidden(v = ok(1) ? 1 : 2, ...[w = ok(1) ? 3 : 4]) {
    return [v, w, arguments.length];
  }
  set more([x = ok(1) ? 7 : 8]) {
    this.v += x;
  }
  hidden() {
    return this.#hidden();
  }
}
const parts = new Parts();
parts.more = [];
const chained = (v = ok(1)?.x ?? 5, w = `${ok(2)}`) => [v, w];
[arrow(1), patterned(1), parts.hidden(), parts.v, chained(), chained.length];
