const describe = (user) => ({ name: user.name, loud: upper(user.name) });
describe(fetchUser(1));
