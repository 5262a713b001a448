async function describe(answer) {
  const text = answer ? 'yes' : 'no';
  return [text, await answer];
}
const ask = async (action) => approve(action);
[await describe(ask('delete')), await describe(ask('read')), await describe(false), await describe(0)];
