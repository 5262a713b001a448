const load = async (id) => fetchUser(id);
const page = { user: load(1), friend: load(3), flag: (async () => no())() };
const line = `${page.user.name} knows ${page.friend.name}`;
[line, page.flag ? 'yes' : 'no', Object.keys(page), page.user.age + page.friend.age];
