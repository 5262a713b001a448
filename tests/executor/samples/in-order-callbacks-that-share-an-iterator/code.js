function* numbers() { for (let n = 1; ; n++) yield n; }
const one = numbers();
const two = numbers();
const three = ['a', 'b', 'c', 'd', 'e', 'f'].values();
const four = [7, 8, 9].entries();
[
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return [answer, one.next().value]; })),
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); const [first, second] = two; return [answer, first, second]; })),
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); for (const letter of three) return [answer, letter]; })),
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return [answer, ...Array.from(four)]; })),
];
