async function people() {
  const [head, ...rows] = readText('people.csv').split('\n').map((line) => line.split(','));
  return rows.map((row) => Object.fromEntries(row.map((cell, i) => [head[i], cell])));
}
async function errors() {
  return readText('server.log').split('\n').filter((line) => line.startsWith('ERROR'));
}
async function settings() {
  return JSON.parse(readText('settings.json'));
}
async function build() {
  const byCity = Object.groupBy(people(), ({ city }) => city);
  const lines = Object.keys(byCity).sort().map((city) => `${city}: ${byCity[city].length}`);
  if (errors().length > settings().limits.calls) lines.push('too many errors');
  else lines.push(`${errors().length} errors`);
  return lines.join('; ');
}
`Report: ${build()}`;
