const pick = (name) => (approve(name) ? (x) => upper(x) : (x) => `no ${x}`);
[pick('read')('a'), pick('delete')('b')];
