const makeError = async (text) => new RangeError(await upper(text));
let caught;
try {
  throw await makeError('bad');
} catch (error) {
  caught = [error.name, error.message, error instanceof RangeError];
}
caught;
