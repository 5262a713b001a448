const load = async (id) => fetchUser(id);
const ask = async (action) => approve(action);
const greet = (user = load(1), loud = ask('delete')) => (loud ? user.name.toUpperCase() : user.name);
function total(a = (async () => echo(2))(), b = a + 1) {
  return a + b;
}
const pick = ({ name = load(3).name } = {}) => name;
[greet(), greet(load(3)), greet({ name: 'Zed' }, true), total(), total(5), pick(), pick({ name: 'own' })];
