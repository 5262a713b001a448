const out = [];
for (const { name, city = upper('unknown'), tags: [first = counter()] = [] } of listIds().map(
  (id) => fetchUser(id),
))
  out.push([name, city, first]);
out;
