const log = [];
const inner = async (id) => {
  try {
    return (await fetchUser(id)).name;
  } finally {
    log.push('inner');
  }
};
const middle = async (id) => {
  try {
    return (await inner(id)) + '!';
  } catch (error) {
    log.push(`middle ${error.status}`);
    throw new Error('wrapped', { cause: error });
  }
};
let outer;
try {
  await middle(9);
} catch (error) {
  outer = [error.message, error.cause.message];
}
[outer, log, await middle(1)];
