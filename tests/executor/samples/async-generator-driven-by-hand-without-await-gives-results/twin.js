async function* talk() {
  const name = yield await upper('name?');
  yield `hi ${await upper(name)}`;
}
const t = talk();
const first = (await t.next()).value;
const second = (await t.next('ada')).value;
[first, second, (await t.next()).done, (await t.next()).value === undefined];
