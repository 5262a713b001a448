const seen = [];
await Promise.all(
  [[1, 2], [3]].map(async (group, index) => {
    await Promise.all(
      group.map(async (id) => {
        const { name } = await fetchUser(id);
        seen.push(`${index}${name}`);
      }),
    );
    seen.push(`group ${index} done`);
  }),
);
[seen.length, seen.filter((x) => x.startsWith('group')).length, seen.indexOf('0Bo') < seen.indexOf('group 0 done')];
