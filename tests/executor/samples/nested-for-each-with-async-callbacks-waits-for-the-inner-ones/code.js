const seen = [];
[[1, 2], [3]].forEach(async (group, index) => {
  group.forEach(async (id) => {
    const { name } = await fetchUser(id);
    seen.push(`${index}${name}`);
  });
  seen.push(`group ${index} done`);
});
[seen.length, seen.filter((x) => x.startsWith('group')).length, seen.indexOf('0Bo') < seen.indexOf('group 0 done')];
