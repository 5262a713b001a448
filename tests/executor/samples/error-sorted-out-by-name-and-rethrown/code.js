const classify = (run) => {
  try {
    return run();
  } catch (e) {
    if (e.name === 'NotFoundError') return 'missing';
    if (e.name === 'LimitError') return `limit ${e.limit}`;
    throw e;
  }
};
let escaped;
try {
  classify(() => fail('other'));
} catch (e) {
  escaped = e.message;
}
[
  classify(() => fetchUser(0)),
  classify(() => charge(101)),
  classify(() => fetchUser(1).name),
  escaped,
];
