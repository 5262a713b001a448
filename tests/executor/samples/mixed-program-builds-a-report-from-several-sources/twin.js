async function people() {
  const [head, ...rows] = (await readText('people.csv')).split('\n').map((line) => line.split(','));
  return rows.map((row) => Object.fromEntries(row.map((cell, i) => [head[i], cell])));
}
async function errors() {
  return (await readText('server.log')).split('\n').filter((line) => line.startsWith('ERROR'));
}
async function settings() {
  return JSON.parse(await readText('settings.json'));
}
async function build() {
  const byCity = {};
  for (const person of await people()) (byCity[person.city] ??= []).push(person);
  const lines = Object.keys(byCity).sort().map((city) => `${city}: ${byCity[city].length}`);
  const count = (await errors()).length;
  if (count > (await settings()).limits.calls) lines.push('too many errors');
  else lines.push(`${count} errors`);
  return lines.join('; ');
}
`Report: ${await build()}`;
