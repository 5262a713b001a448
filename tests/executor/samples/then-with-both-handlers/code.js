const a = await fetchUser(9).then(
  () => 'found',
  (e) => `missing ${e.status}`,
);
const b = await fetchUser(1).then(
  (u) => u.name,
  () => 'missing',
);
[a, b];
