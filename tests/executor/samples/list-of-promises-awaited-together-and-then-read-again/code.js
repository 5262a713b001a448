const ask = async (action) => approve(action);
const tasks = ['read', 'delete', 'write'].map((action) => ask(action));
const answers = await Promise.all(tasks);
const allowed = tasks.filter((task) => task);
const first = tasks[1] ? 'allowed' : 'refused';
[answers, allowed.length, first, tasks.every((task) => task), tasks.some((task) => !task)];
