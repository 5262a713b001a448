async function ask(approved) {
  var approved = approve('delete');
  const branch = arguments[0] ? 'wrong' : 'right';
  await approved;
  return branch;
}
await ask(true);
