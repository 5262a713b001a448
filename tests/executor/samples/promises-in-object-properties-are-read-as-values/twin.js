const load = async (id) => await fetchUser(id);
const page = { user: await load(1), friend: await load(3), flag: await (async () => await no())() };
const line = `${page.user.name} knows ${page.friend.name}`;
[line, page.flag ? 'yes' : 'no', Object.keys(page), page.user.age + page.friend.age];
