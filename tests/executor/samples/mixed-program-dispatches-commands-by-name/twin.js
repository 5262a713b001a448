const commands = {
  async add(a, b) {
    return await add(Number(a), Number(b));
  },
  async user(id) {
    const { name, age } = await fetchUser(Number(id));
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
    return await commands[name](...args);
  } catch (error) {
    return `error ${error.message}`;
  }
}
const lines = [];
for (const line of ['add 1 2', 'user 1', 'user 9', 'help', 'fly']) lines.push(await run(line));
lines.push((await run('add 2 2')) + 1, (await run('fly')) === 'unknown fly');
lines;
