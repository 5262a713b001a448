const one = await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return plus(answer); }));
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); api.note(answer); }));
const two = await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return sums.add(answer); }));
[one, two, order];
