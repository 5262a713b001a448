function charged(amount) {
  if (amount < 0) throw new RangeError('negative');
  return charge(amount);
}
const through = (amount) => {
  const answer = charged(amount);
  return answer;
};
const answers = await Promise.all([50, 200].map((amount) => charged(amount).catch((error) => error.name)));
const settled = await Promise.allSettled([through(300), record('made'), charged.call(null, 400)]);
const later = await through(500).then(() => 'charged', (error) => error.message);
[answers, settled.map(({ status }) => status), later, await recorded()];
