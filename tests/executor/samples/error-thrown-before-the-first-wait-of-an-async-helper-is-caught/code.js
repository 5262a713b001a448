const check = async (x) => {
  if (typeof x !== 'number') throw new TypeError('not a number');
  return double(x);
};
const out = [];
for (const x of [2, 'two']) {
  try {
    out.push(check(x));
  } catch (error) {
    out.push(error.message);
  }
}
out.push(await check('three').catch((error) => `handled ${error.message}`));
out;
