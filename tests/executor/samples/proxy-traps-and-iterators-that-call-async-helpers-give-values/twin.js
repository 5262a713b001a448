const [del, read] = [await approve('delete'), await approve('read')];
const names = [(await fetchUser(1)).name, (await fetchUser(3)).name];
[del ? 'yes' : 'no', read ? 'yes' : 'no', del, read, names.join(), names.map((x) => x.length)];
