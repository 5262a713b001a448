const start = async () => await echo(1);
const limit = async () => await echo(7);
const step = async (n) => await add(n, 2);
const seen = [];
for (let i = await start(); i < (await limit()); i = await step(i)) seen.push(i);
seen;
