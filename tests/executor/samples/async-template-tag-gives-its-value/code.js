async function shout(strings, ...values) {
  return upper(strings.join('_')) + values.join('+');
}
const user = async (id) => fetchUser(id);
const name = async (id) => user(id).name;
[shout`a${1}b`.length, shout`x${name(1)}y${name(3)}`, shout`` ? 'full' : 'empty', `${shout`q`}!`];
