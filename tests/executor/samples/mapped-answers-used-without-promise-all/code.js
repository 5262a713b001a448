const names = listIds()
  .map((id) => fetchUser(id))
  .map((user) => user.name);
const lengths = listIds().map((id) => fetchUser(id).name.length);
[
  names,
  lengths,
  listIds()
    .map((id) => fetchUser(id))
    .every((u) => u.age > 1),
];
