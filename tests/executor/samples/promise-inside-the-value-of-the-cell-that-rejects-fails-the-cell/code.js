const load = async (id) => fetchUser(id);
const page = { first: load(1), broken: null };
page.broken = new Promise((_, reject) => setTimeout(() => reject(new RangeError('too late')), 2));
page;
