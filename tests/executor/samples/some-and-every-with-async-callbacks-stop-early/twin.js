const asked = [];
const ok = async (action) => {
  asked.push(action);
  return await approve(action);
};
const list = ['read', 'delete', 'write'];
const some = async (test) => {
  for (const x of list) if (await test(x)) return true;
  return false;
};
const every = async (test) => {
  for (const x of list) if (!(await test(x))) return false;
  return true;
};
const out = [await some(ok), await every(ok), (await some(async () => await no())) ? 'some' : 'none', true, false];
[out, asked];
