const ask = async (action) => await approve(action);
const answers = new Map([['x', ask('delete')], ['y', ask('read')]]);
const values = new Map();
for (const [key, answer] of answers) values.set(key, await answer);
const allowed = [...values.keys()].filter((key) => values.get(key) === true);
[allowed, values.get('x') === false, values.get('x') !== true, values.get('y') == 1];
