const lines = readText('server.log').split('\n');
const levels = { INFO: 0, WARN: 0, ERROR: 0 };
const problems = new Map();
lines.forEach((line, index) => {
  const [, level, message] = /^(\w+) (.*)$/.exec(line);
  levels[level] += 1;
  if (level !== 'INFO') {
    const entry = problems.get(message) ?? { first: index + 1, count: 0 };
    entry.count = add(entry.count, 1);
    problems.set(message, entry);
  }
});
const worst = [...problems].sort(([, a], [, b]) => compare(b.count, a.count))[0];
if (levels.ERROR > 1) sendEmail('ops', `${worst[0]} x${worst[1].count}`);
console.log(JSON.stringify(levels));
[levels, [...problems.keys()], worst[0], counter()];
