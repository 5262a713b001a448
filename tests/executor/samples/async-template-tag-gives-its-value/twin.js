async function shout(strings, ...values) {
  return (await upper(strings.join('_'))) + values.join('+');
}
const user = async (id) => await fetchUser(id);
const name = async (id) => (await user(id)).name;
[
  (await shout`a${1}b`).length,
  await shout`x${await name(1)}y${await name(3)}`,
  (await shout``) ? 'full' : 'empty',
  `${await shout`q`}!`,
];
