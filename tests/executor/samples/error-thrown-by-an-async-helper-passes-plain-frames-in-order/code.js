const log = [];
const inner = async (id) => {
  try {
    return fetchUser(id).name;
  } finally {
    log.push('inner');
  }
};
const middle = (id) => {
  try {
    return inner(id) + '!';
  } catch (error) {
    log.push(`middle ${error.status}`);
    throw new Error('wrapped', { cause: error });
  }
};
let outer;
try {
  middle(9);
} catch (error) {
  outer = [error.message, error.cause.message];
}
[outer, log, middle(1)];
