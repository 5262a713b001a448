async function* talk() {
  const name = yield await upper('name?');
  const more = yield `hi ${await upper(name)}`;
  return more;
}
const t = talk();
[(await t.next()).value, (await t.next('ada')).value, await t.next('end'), await t.next()];
