async function* talk() {
  const name = yield upper('name?');
  yield `hi ${upper(name)}`;
}
const t = talk();
const first = t.next().value;
const second = t.next('ada').value;
[first, second, t.next().done, t.next().value === undefined];
