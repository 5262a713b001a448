let n = 0;
const meter = {
  get tick() { return ++n; },
  set note(value) { n = n * 10 + value; },
  toString() { return `t${++n}`; },
  toJSON() { return ++n; },
  [Symbol.iterator]() { return [++n].values(); },
};
const all = (work) => Promise.all([1, 2, 3].map(work));
[
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return [answer, meter.tick]; })),
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return `${answer} ${meter}`; })),
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return answer + meter; })),
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return [answer, String(meter)]; })),
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return [answer, JSON.stringify(meter)]; })),
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return [answer, ...meter]; })),
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); const { tick } = meter; return [answer, tick]; })),
  await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return { answer, ...meter }.tick; })),
];
