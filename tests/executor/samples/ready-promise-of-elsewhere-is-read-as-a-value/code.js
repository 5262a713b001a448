function defer() {
  const d = {};
  d.promise = new Promise((resolve, reject) => Object.assign(d, { resolve, reject }));
  return d;
}
const ready = defer();
ready.resolve(0);
const user = defer();
user.resolve(fetchUser(1));
[ready.promise ? 'yes' : 'no', user.promise.name, `${ready.promise}`, ready.promise + 1];
