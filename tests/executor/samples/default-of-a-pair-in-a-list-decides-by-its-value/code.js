const ask = async (action) => approve(action);
const box = {};
let third;
const [first = ask('delete')] = [undefined];
[box.second = ask('delete'), third] = [undefined, ask('read')];
[first ? 'paid' : 'no', box.second ? 'paid' : 'no', third ? 'paid' : 'no'];
