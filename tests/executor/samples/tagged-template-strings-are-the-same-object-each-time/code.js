const seen = [];
const remember = (strings, value) => {
  seen.push(strings);
  return echo(value);
};
const results = [];
for (let i = 0; i < 3; i++) results.push(remember`v${add(i, 1)}`);
[results, seen[0] === seen[1], seen[1] === seen[2], Object.isFrozen(seen[0])];
