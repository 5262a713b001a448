const left = { a: 1, b: 2, c: 3 };
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); const seen = Object.keys(left).join(''); delete left['abc'[answer - 1]]; return seen; }));
