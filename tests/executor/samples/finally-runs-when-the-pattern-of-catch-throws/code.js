const order = [];
try {
  try {
    fail('first');
  } catch ({ message, extra = failWith('SecondError', 'in the pattern') }) {
    order.push('not reached');
  } finally {
    order.push('released');
    record('released');
  }
} catch (error) {
  order.push(error.message);
}
[order, recorded()];
