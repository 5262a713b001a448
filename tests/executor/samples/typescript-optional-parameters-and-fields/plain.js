function greet(name, greeting) {
  return `${greeting ?? 'hi'} ${name ?? fetchUser(1).name}`;
}
const run = ({ id = 1, loud } = {}) => (loud ? upper(fetchUser(id).name) : fetchUser(id).name);
[greet(), greet('Bo', 'yo'), run(), run({ id: 3, loud: true })];
