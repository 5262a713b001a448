const ask = async (action) => await approve(action);
const tasks = ['read', 'delete', 'write'].map((action) => ask(action));
const answers = await Promise.all(tasks);
const allowed = answers.filter((task) => task);
const first = (await tasks[1]) ? 'allowed' : 'refused';
[answers, allowed.length, first, answers.every((task) => task), answers.some((task) => !task)];
