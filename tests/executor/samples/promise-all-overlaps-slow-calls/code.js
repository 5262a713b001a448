const order = [];
const note = async (ms, label) => {
  const value = await slow(ms, label);
  order.push(value);
  return value;
};
const values = await Promise.all([note(60, 'slow'), note(1, 'fast'), note(30, 'middle')]);
[values, order];
