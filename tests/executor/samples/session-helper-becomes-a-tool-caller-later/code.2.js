source = (id) => fetchUser(id).name;
describe(1);
