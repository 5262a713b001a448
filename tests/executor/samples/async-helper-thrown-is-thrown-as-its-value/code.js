const makeError = async (text) => new RangeError(upper(text));
let caught;
try {
  throw makeError('bad');
} catch (error) {
  caught = [error.name, error.message, error instanceof RangeError];
}
caught;
