const box = { list: [] };
({ name: box.name, age: box[keyOf(1)] = 0, nothing: box.list[0] = upper('d') } = fetchUser(1));
[box.name, box.k1, box.list];
