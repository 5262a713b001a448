const start = async () => echo(1);
const limit = async () => echo(7);
const step = async (n) => add(n, 2);
const seen = [];
for (let i = start(); i < limit(); i = step(i)) seen.push(i);
seen;
