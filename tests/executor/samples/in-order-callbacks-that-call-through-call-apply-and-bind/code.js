const order = [];
const note = (value) => { order.push(value); };
const bound = note.bind(null);
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); note.call(null, answer); }));
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); note.apply(null, [answer]); }));
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); bound(answer); }));
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); Array.prototype.push.call(order, answer); }));
order;
