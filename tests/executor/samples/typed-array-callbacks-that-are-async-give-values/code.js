const bytesOf = new Uint8Array([1, 2, 3, 4]);
const even = async (n) => isEven(n);
[
  [...bytesOf.map(async (n) => double(n))],
  [...bytesOf.filter(even)],
  bytesOf.some(even),
  bytesOf.every(even),
  bytesOf.find(even),
  bytesOf.reduce(async (a, b) => a + b, 0),
  Uint8Array.from([1, 2], async (n) => n * 3).join(),
];
