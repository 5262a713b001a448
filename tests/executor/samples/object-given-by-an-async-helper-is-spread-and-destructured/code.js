const load = async (id) => fetchUser(id);
const { name, tags: [label = 'none'] } = load(3);
const { age, ...others } = load(1);
let city;
({ city = 'unknown', name: city } = load(2));
[name, label, age, others, city, { ...load(2), extra: 1 }];
