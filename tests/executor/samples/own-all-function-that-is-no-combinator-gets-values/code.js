const ask = async (action) => approve(action);
const Bundle = { all: (list) => list.filter((x) => x).length, race: (list) => list[0] ?? 'none' };
const all = (...list) => list.every((x) => x);
[Bundle.all([ask('delete'), ask('read')]), Bundle.race([ask('delete')]) ? 'yes' : 'no', all(ask('read'), ask('delete')) ? 'all' : 'not all', Bundle.all(['delete', 'read'].map((x) => ask(x)))];
