function parseIni(text) {
  const result = {};
  let section = result;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '' || line.startsWith(';')) continue;
    const head = /^\[(?<name>.+)\]$/.exec(line);
    if (head) {
      section = result[head.groups.name] = {};
      continue;
    }
    const [key, ...rest] = line.split('=');
    section[key.trim()] = rest.join('=').trim();
  }
  return result;
}

const settings = parseIni(readText('settings.ini'));
const port = add(Number(settings.app.port), 1);
[settings, port, Object.keys(settings).map((key) => upper(key))];
