const people = listIds().map((id) => fetchUser(id));
const groups = people.reduce((all, person) => {
  const key = person.age >= 18 ? 'adult' : 'minor';
  return { ...all, [key]: [...(all[key] ?? []), person.name] };
}, {});
const byTagCount = [...people].sort(
  (a, b) => compare(b.tags.length, a.tags.length) || compare(a.name, b.name),
);
const tags = [...new Set(people.flatMap((person) => person.tags))].sort();
({ groups, order: byTagCount.map((p) => p.name), tags });
