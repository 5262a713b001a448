const order = [];
const left = () => {
  order.push('left');
  return echo(1);
};
const right = () => {
  order.push('right');
  return echo(2);
};
const sum = left() + right() * add(1, 1);
[sum, order.join(',')];
