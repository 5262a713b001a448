const byName = (a, b) => compare(a.name, b.name),
  byAge = (a, b) => compare(a.age, b.age);
const people = () => listIds().map((id) => fetchUser(id));
const sorted = (key) =>
  people()
    .sort(key === 'name' ? byName : byAge)
    .map((u) => u.name)
    .join();
[sorted('name'), sorted('age')];
