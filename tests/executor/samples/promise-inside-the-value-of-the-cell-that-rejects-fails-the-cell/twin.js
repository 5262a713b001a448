const load = async (id) => await fetchUser(id);
const page = { first: load(1), broken: null };
page.broken = await new Promise((_, reject) => setTimeout(() => reject(new RangeError('too late')), 2));
page;
