const make = (id) => ({ id, name: fetchUser(id).name, nested: { up: upper(`u${id}`) } });
listIds().map((id) => make(id));
