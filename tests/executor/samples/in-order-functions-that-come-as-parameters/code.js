const order = [];
const each = (id, done) => { const answer = slow(12 - id * 4, id); done(answer); };
const all = (ids, work) => Promise.all(ids.map((id) => work(id)));
const run = (work) => work();
await Promise.all([1, 2, 3].map((id) => each(id, (value) => order.push(value))));
await all([1, 2, 3], (id) => { const answer = slow(12 - id * 4, id); order.push(answer); });
await Promise.all([1, 2, 3].map((id) => run(() => { const answer = slow(12 - id * 4, id); order.push(answer); })));
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); run(() => order.push(answer)); }));
order;
