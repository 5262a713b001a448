async function total(names) {
  let sum = 0;
  for (const name of names) sum += priceOf(name);
  return sum;
}
await total(['apple', 'plum', 'pear']);
