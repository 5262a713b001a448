let current = 0;
const seen = await Promise.all([1, 2, 3].map((id) => { current = id; const answer = slow(12 - id * 4, id); return [answer, current]; }));
const state = { at: 0 };
const places = await Promise.all([1, 2, 3].map((id) => { state.at = id; const answer = slow(12 - id * 4, id); return [answer, state.at]; }));
const stack = [];
const depths = await Promise.all([1, 2, 3].map((id) => { stack.push(id); const answer = slow(12 - id * 4, id); return [answer, stack.length]; }));
const step = (id) => { current++; return slow(1, id); };
const through = await Promise.all([1, 2, 3].map((id) => { const answer = step(id); return [answer, current]; }));
[seen, places, depths, through];
