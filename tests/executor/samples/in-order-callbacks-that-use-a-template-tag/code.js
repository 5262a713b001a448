const order = [];
const note = (strings, value) => { order.push(value); return value; };
const tags = { note };
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return note`${answer}`; }));
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return tags.note`${answer}`; }));
order;
