const pending = { user: fetchUser(1), ids: listIds() };
const loaded = { user: (await pending.user).name, ids: await pending.ids };
loaded;
