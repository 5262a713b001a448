const jobs = { a: async () => upper('a'), b: async (x) => (await double(x)) + 1 };
const byName = new Map(Object.entries(jobs));
[
  await jobs.a(),
  await jobs.b(2),
  await byName.get('b')(4),
  await Promise.all(Object.values(jobs).map((job) => job(1))),
];
