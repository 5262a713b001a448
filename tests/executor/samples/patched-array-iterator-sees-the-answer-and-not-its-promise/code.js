const plain = Array.prototype[Symbol.iterator];
const seen = [];
const item = { get isDear() { return priceOf('apple') > 4 } };
let busy = false;
Array.prototype[Symbol.iterator] = function () {
  if (!busy) {
    busy = true;
    seen.push(item.isDear ? 'dear' : 'cheap');
    busy = false;
  }
  return plain.call(this);
};
const total = ({ id }, ...more) => priceOf(id) + more.length;
const sum = (a, b = 2) => add(a, b);
const result = [total({ id: 'fig' }, 1, 2), sum(1), sum.apply(null, [3, 4])];
const [first] = result;
Array.prototype[Symbol.iterator] = plain;
[result, first, seen.length > 0, seen.every((x) => x === 'cheap')];
