const nameOf = ({ name }, length = name.length) => slow(1, name + length);
const lines = [];
for (const value of [{ name: 'Ada' }, {}, null]) {
  try {
    const all = Promise.all([nameOf(value), record('made')]);
    lines.push(await all.then(([name]) => name));
  } catch (error) {
    lines.push(error.name);
  }
}
[lines, await recorded()];
