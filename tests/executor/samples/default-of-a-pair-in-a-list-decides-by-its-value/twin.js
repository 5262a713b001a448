const ask = async (action) => await approve(action);
const box = {};
let third;
const [first = await ask('delete')] = [undefined];
[box.second = await ask('delete'), third] = [undefined, await ask('read')];
[first ? 'paid' : 'no', box.second ? 'paid' : 'no', third ? 'paid' : 'no'];
