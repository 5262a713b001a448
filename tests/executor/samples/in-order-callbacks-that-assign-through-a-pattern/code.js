let total = 0;
let count = 0;
let last;
const sums = await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); [total, count] = [total + answer, count + 1]; return total; }));
const lasts = await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); ({ last = 0 } = { last: answer * 10 + (last ?? 0) % 10 }); return last; }));
[sums, count, lasts];
