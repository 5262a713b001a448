var total = 0;
[
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return eval('total += answer'); })),
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return new Function('value', 'return globalThis.kept = (globalThis.kept ?? "") + value')(answer); })),
];
