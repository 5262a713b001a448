const never = () => Promise.resolve(false);
let first;
try {
  throw [never()];
} catch (caught) {
  first = (await caught[0]) ? 'wrong' : 'right';
}
let second;
try {
  throw { ok: never() };
} catch ({ ok }) {
  second = (await ok) ? 'wrong' : 'right';
}
let third;
try {
  await Promise.reject([never()]);
} catch ([ok]) {
  third = (await ok) ? 'wrong' : 'right';
}
[first, second, third].join();
