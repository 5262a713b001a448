const log = [];
const part = async (key, value) => {
  log.push('>' + key);
  await slow(0, 5);
  log.push('<' + key);
  return { [key]: value };
};
const all = Object.assign({}, part('a', 1), part('b', 2), { c: part('c', 3) });
const has = 'd' in Object.assign(part('d', 4), part('e', 5));
const made = Object.create(part('f', 6), { own: { value: part('g', 7) } });
[all, has, made.f, made.own, log.join('')];
