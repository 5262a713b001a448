const totals = { k1: 1 };
let keys = 0;
const key = () => {
  keys++;
  return keyOf(1);
};
totals[key()] += double(10);
totals[key()] *= 2;
[totals, keys];
