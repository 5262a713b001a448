const counted = {
  [Symbol.asyncIterator]() {
    let n = 0;
    return { next: async () => ({ value: double(n), done: n++ >= 3 }) };
  },
};
function* all() {
  yield* counted;
}
const firstTwo = ([a, b]) => a + b;
function rest([first, ...others]) {
  return [first, others];
}
const seen = [];
for (const value of counted) seen.push(value);
const [x, , y] = counted;
[seen, [...counted], Math.max(...counted), [x, y], [...all()], firstTwo(counted), rest(counted), Array.from(counted)];
