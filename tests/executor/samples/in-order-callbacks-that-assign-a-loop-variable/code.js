let total = 0;
let key = '';
const sums = await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); for (total of [total + answer]); return total; }));
const keys = await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); for (key in { [key + answer]: 1 }); return key; }));
const into = [];
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); for (into[into.length] of [answer]); }));
[sums, keys, into];
