function defer() {
  const d = {};
  d.promise = new Promise((resolve, reject) => Object.assign(d, { resolve, reject }));
  return d;
}
const ready = defer();
const setup = async () => {
  const user = await fetchUser(3);
  ready.resolve(user);
};
void setup();
const user = await ready.promise;
const refused = defer();
refused.reject(new Error('refused'));
const reason = await refused.promise.catch((error) => error.message);
[user.name, reason];
