const order = [];
const chain = {
  map(value) { order.push(value); return this; },
  trim: (value) => order.push(value),
};
chain.slice = (value) => order.push(value);
class Box { join(value) { order.push(value); } }
const box = new Box();
const computed = { ['inc' + 'ludes']: (value) => order.push(value) };
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); chain.map(answer); }));
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); chain.trim(answer); }));
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); chain.slice(answer); }));
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); box.join(answer); }));
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); computed.includes(answer); }));
order;
