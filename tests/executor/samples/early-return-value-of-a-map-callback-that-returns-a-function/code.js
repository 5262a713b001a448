const makers = listIds().map((id) => () => fetchUser(id).name);
makers.map((make) => make());
