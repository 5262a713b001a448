const order = [];
const note = (label) => {
  order.push(label);
  return echo(label);
};
const made = { [note('k1')]: note('v1'), [note('k2')]: note('v2') };
[made, order];
