const order = [];
const api = { note(value) { order.push(value); } };
const name = 'no' + 'te';
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); api[name](answer); }));
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); order['pu' + 'sh'](answer); }));
order;
