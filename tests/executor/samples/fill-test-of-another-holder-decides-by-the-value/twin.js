const ask = async (action) => await approve(action);
let first = ask('delete'), second = null;
if (await first) second = 'paid';
if (!(await first)) second = `${second}, refused`;
const kept = await first;
[second, kept];
