const p = new Promise((resolve, reject) => {
  fetchUser(1).then((user) => resolve(user.name), reject);
});
const q = new Promise((resolve) => resolve(add(1, 2)));
const r = new Promise((_, reject) => fail('in executor').catch(reject));
[await p, await q, await r.catch((e) => e.message)];
