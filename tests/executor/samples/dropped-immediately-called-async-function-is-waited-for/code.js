let total = 0;
(async () => {
  for (const name of ['apple', 'pear']) total += await priceOf(name);
})();
(async function () {
  total *= await double(1);
})();
total;
