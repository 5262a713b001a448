const asked = [];
const ok = async (action) => {
  asked.push(action);
  return approve(action);
};
const list = ['read', 'delete', 'write'];
const out = [list.some(ok), list.every(ok), list.some(async () => no()) ? 'some' : 'none', [].every(ok), [].some(ok)];
[out, asked];
