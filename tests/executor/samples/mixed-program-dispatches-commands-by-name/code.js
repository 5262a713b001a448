const commands = {
  async add(a, b) {
    return add(Number(a), Number(b));
  },
  async user(id) {
    const { name, age } = fetchUser(Number(id));
    return `${name} (${age})`;
  },
  async help() {
    return Object.keys(this).join(' ');
  },
};
async function run(line) {
  const [name, ...args] = line.split(' ');
  if (!Object.hasOwn(commands, name)) return `unknown ${name}`;
  try {
    return commands[name](...args);
  } catch (error) {
    return `error ${error.message}`;
  }
}
const lines = ['add 1 2', 'user 1', 'user 9', 'help', 'fly'].map((line) => run(line));
lines.push(run('add 2 2') + 1, run('fly') === 'unknown fly');
lines;
