const order = [];
function work() {
  try {
    order.push('open a');
    try {
      order.push('open b');
      fail('while working');
    } finally {
      order.push('close ' + echo('b'));
    }
  } finally {
    order.push('close ' + echo('a'));
  }
}
try {
  work();
} catch (e) {
  order.push(e.message);
}
order;
