const raw = readText('settings.json');
const settings = JSON.parse(raw, (key, value) => (Array.isArray(value) ? new Set(value) : value));
const update = (object, path, value) => {
  const [head, ...rest] = path.split('.');
  return {
    ...object,
    [head]: rest.length === 0 ? value : update(object[head] ?? {}, rest.join('.'), value),
  };
};
let next = update(settings, 'limits.calls', double(settings.limits.calls));
next = update(next, 'limits.deep.er', upper('new'));
const text = JSON.stringify(next, (key, value) =>
  value instanceof Set ? [...value, keyOf(value.size)] : value,
);
[text, settings.limits, next.flags.has('a')];
