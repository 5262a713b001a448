const when = (test, value) => (test(value) ? `yes ${value}` : `no ${value}`);
function applyTwice(f, x) {
  return f(f(x)) + 1;
}
const ask = async (action) => approve(action);
const two = async (x) => double(x);
[when(ask, 'delete'), when(ask, 'read'), when((x) => x > 1, 2), applyTwice(two, 3), applyTwice((x) => x, 3)];
