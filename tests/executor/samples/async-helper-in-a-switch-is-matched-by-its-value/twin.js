const kind = async (x) => await upper(x);
const label = async () => await echo('B');
const read = (x) => x;
const out = [];
for (const x of ['a', 'b', 'c']) {
  switch (await kind(x)) {
    case 'A':
      out.push('first');
      break;
    case await label():
      out.push('second');
      break;
    default:
      out.push(read('other'));
  }
}
out;
