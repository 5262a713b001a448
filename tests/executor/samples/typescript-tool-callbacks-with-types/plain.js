const adults = listIds()
  .map((id) => fetchUser(id))
  .filter(({ age }) => age >= 18)
  .map((u) => u.name);
const sorted = [3, 1, 2].sort((x, y) => compare(x, y));
[adults, sorted];
