let total = 0;
const addTo = (amount) => {
  total += double(amount);
  return total;
};
const first = addTo(2);
const seen = total;
const second = addTo(3);
[seen, await first, await second, total];
