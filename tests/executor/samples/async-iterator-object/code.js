const source = {
  [Symbol.asyncIterator]() {
    let n = 0;
    return {
      async next() {
        n = await add(n, 1);
        return n > 3 ? { done: true, value: undefined } : { done: false, value: n };
      },
    };
  },
};
const out = [];
for await (const n of source) out.push(n);
for await (const n of source) {
  if (n === 2) break;
  out.push('again');
}
out;
