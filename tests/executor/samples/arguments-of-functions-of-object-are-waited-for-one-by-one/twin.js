const log = [];
const part = async (key, value) => {
  log.push('>' + key);
  await slow(0, 5);
  log.push('<' + key);
  return { [key]: value };
};
const all = Object.assign({}, await part('a', 1), await part('b', 2), { c: await part('c', 3) });
const has = 'd' in Object.assign(await part('d', 4), await part('e', 5));
const made = Object.create(await part('f', 6), { own: { value: await part('g', 7) } });
[all, has, made.f, made.own, log.join('')];
