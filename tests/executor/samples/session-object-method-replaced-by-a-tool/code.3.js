service.load = (id) => ({ name: upper(fetchUser(id).name) });
run(3);
