const kind = async (x) => upper(x);
const label = async () => echo('B');
const read = (x) => x;
const out = [];
for (const x of ['a', 'b', 'c']) {
  switch (kind(x)) {
    case 'A':
      out.push('first');
      break;
    case label():
      out.push('second');
      break;
    default:
      out.push(read('other'));
  }
}
out;
