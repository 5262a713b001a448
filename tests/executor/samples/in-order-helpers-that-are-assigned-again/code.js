const order = [];
let note = (value) => value;
note = (value) => { order.push(value); };
let slowly = (id) => slow(1, id);
slowly = (id) => { const answer = slow(12 - id * 4, id); order.push(answer * 10); };
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); note(answer); }));
await Promise.all([1, 2, 3].map((id) => slowly(id)));
order;
