let total = 5;
const change = () => {
  total = 100;
  return echo(1);
};
const result = total + change();
[result, total];
