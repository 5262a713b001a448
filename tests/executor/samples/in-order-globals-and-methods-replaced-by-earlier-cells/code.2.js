await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); Math.abs(answer); }));
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); parseFloat(answer); }));
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); texts.trim(answer); }));
const ticks = await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return [answer, meter.tick]; }));
[order, ticks];
