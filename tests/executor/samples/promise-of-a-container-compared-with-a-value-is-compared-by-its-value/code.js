const ask = async (action) => approve(action);
const answers = new Map([['x', ask('delete')], ['y', ask('read')]]);
await Promise.all(answers.values());
const allowed = [...answers.keys()].filter((key) => answers.get(key) === true);
[allowed, answers.get('x') === false, answers.get('x') !== true, answers.get('y') == 1];
