const { log } = console;
const print = console.log;
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); log('one', answer); }));
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); print('two', answer); }));
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); [answer].forEach(console.log); }));
