const long = async () => slow(60, 'late');
const within = (work, ms) => Promise.race([work, slow(ms, 'timeout')]);
const isPromise = (work) => work instanceof Promise;
const answer = (work) => (work ? 'yes' : 'no');
const kept = long();
const refused = (async () => no())();
const out = [
  await within.bind(null, long(), 10)(),
  await within.bind(null, long()).bind(null, 10)(),
  isPromise.bind(null, kept)(),
  answer.bind(null, refused)(),
  Boolean.bind(null, refused)(),
];
await Promise.all([kept, refused]);
out;
