const seen = new Set();
const groups = new Map([['all', []]]);
const day = new Date(0);
const pattern = /./g;
[
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); seen.add(answer); return seen.size; })),
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); groups.get('all').push(answer); return groups.get('all').length; })),
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); day.setDate(day.getDate() + answer); return day.getTime(); })),
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return [answer, pattern.exec('abc')[0]]; })),
  [...seen],
];
