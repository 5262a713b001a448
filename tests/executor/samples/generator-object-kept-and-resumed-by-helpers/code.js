function* ids() {
  yield* listIds();
}
const it = ids();
const next = () => {
  const { value, done } = it.next();
  return done ? 'end' : fetchUser(value).name;
};
[next(), next(), next(), next()];
