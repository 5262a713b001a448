const ask = async (action) => await approve(action);
const Bundle = { all: (list) => list.filter((x) => x).length, race: (list) => list[0] ?? 'none' };
const all = (...list) => list.every((x) => x);
const [del, read] = [await ask('delete'), await ask('read')];
[Bundle.all([del, read]), Bundle.race([del]) ? 'yes' : 'no', all(read, del) ? 'all' : 'not all', Bundle.all([del, read])];
