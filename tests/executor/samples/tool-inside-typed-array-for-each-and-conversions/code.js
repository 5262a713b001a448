const out = [];
new Float64Array([1.5, 2.5]).forEach((n, i) => out.push(add(n, i)));
const clipped = new Uint8ClampedArray([100, 200]).map((n) => double(n));
out.push(...clipped, new Int8Array([100]).map((n) => double(n))[0]);
out;
