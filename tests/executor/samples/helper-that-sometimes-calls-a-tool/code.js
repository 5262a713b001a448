const seen = new Map([[1, 'known']]);
function nameOf(id) {
  if (seen.has(id)) return seen.get(id);
  const name = fetchUser(id).name;
  seen.set(id, name);
  return name;
}
[nameOf(1), nameOf(2), nameOf(2), nameOf(1)];
