let n = 0;
const order = [];
const bump = () => { n++; return n; };
const deeper = () => { const again = () => bump(); return again(); };
[
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); const inner = () => { n++; }; inner(); return [answer, n]; })),
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return [answer, (() => ++n)()]; })),
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return [answer, deeper()]; })),
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); order?.push?.(answer); })),
  order,
];
