const order = [];
const box = {
  get run() {
    order.push('callee');
    return (x) => x + 1;
  },
};
const arg = () => {
  order.push('argument');
  return echo(1);
};
[box.run(arg()), order];
