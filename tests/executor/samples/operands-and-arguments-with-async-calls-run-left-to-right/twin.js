const log = [];
const note = async (x) => {
  log.push(x);
  return await echo(x);
};
const sum = (await note(1)) + (await note(2)) * (await note(3));
const list = [await note(4), await note(5)];
const object = { a: await note(6), [await note('k')]: await note(7) };
const joined = [await note(8), await note(9)].join(await note('-'));
[sum, list, object, joined, log];
