console.log((await both()).join(), JSON.stringify(await both()), `${await inside()}`);
const [first] = await both(), [[deep]] = await inside(), box = await new Box().fill();
const sums = [];
for await (const step of steps()) sums.push(step + 1);
[(await both())[0] + 1, first + 1, deep + 1, sums, (await list(steps())).join(), Object.values(box) + '', Object.values(box.read())[0] + 1];
