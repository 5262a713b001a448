const name = async (id) => fetchUser(id).name;
['Hi ' + name(1) + '!', String(name(2)), name(3).concat(' bye'), [name(1), name(2)].join('+'), ''.concat(name(3))];
