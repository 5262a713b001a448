const name = async (id) => (await fetchUser(id)).name;
const out = [
  `hi ${await name(1)} and ${await name(3)}`,
  `a${await upper('x')}b`,
  `o${await upper('n')}e`,
  `a${await double(1)}b${await double(3)}`,
];
out;
