[
  fetchUser(1).name.length,
  fetchUser(1)['tags'][0],
  listIds()[1],
  nested().a.b.c[1].d,
  readText('poem.txt').split('\n').length,
];
