const never = () => Promise.resolve(false);
const told = (parts, ok, ...others) => (ok || others[0] ? 'wrong' : 'right');
function* last() { return never(); }
function* outer() { yield* [never()]; }
const [one] = outer();
const list = [1].map(async (x) => echo(x));
list[0]++;
await Promise.all(list);
const keys = new Map();
const key = async () => upper('key');
keys.set(key(), 1);
[told`a${never()}b${never()}`, last().next().value ? 'wrong' : 'right', one ? 'wrong' : 'right', list[0], keys.get('KEY'),
  Math.max.apply(null, [Promise.resolve(1), 2])].join();
