function defer() {
  const d = {};
  d.promise = new Promise((resolve, reject) => Object.assign(d, { resolve, reject }));
  return d;
}
const ready = defer();
ready.resolve(0);
const user = defer();
user.resolve(await fetchUser(1));
[(await ready.promise) ? 'yes' : 'no', (await user.promise).name, `${await ready.promise}`, (await ready.promise) + 1];
