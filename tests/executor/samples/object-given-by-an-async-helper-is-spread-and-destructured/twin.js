const load = async (id) => await fetchUser(id);
const { name, tags: [label = 'none'] } = await load(3);
const { age, ...others } = await load(1);
let city;
({ city = 'unknown', name: city } = await load(2));
[name, label, age, others, city, { ...(await load(2)), extra: 1 }];
