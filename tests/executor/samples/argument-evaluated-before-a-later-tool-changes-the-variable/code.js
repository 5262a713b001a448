let n = 1;
const bump = () => {
  n = add(n, 10);
  return n;
};
[n, bump(), n, makePair(n, bump()), n];
