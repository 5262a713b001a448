const ask = async (action) => approve(action);
let first = ask('delete'), second = null;
if (first) second = 'paid';
if (!first) second = `${second}, refused`;
const kept = await first;
[second, kept];
