const vars = {
  name: async () => fetchUser(1).name,
  price: async () => priceOf('fig'),
  today: () => 'Monday',
};
async function value(key) {
  const make = vars[key];
  if (!make) throw new ReferenceError(`no variable ${key}`);
  return make();
}
async function render(text) {
  return text.replace(/\{(\w+)\}/g, (_, key) => value(key));
}
const out = [render('{name}: {price} on {today}'), `${render('<{name}>')}`];
try {
  out.push(render('{ghost}'));
} catch (error) {
  out.push(error.message);
}
out;
