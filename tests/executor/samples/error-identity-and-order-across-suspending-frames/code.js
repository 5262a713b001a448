const order = [];
class Custom extends Error {
  constructor(m) {
    super(m);
    this.stamp = counter();
  }
}
const thrown = new Custom('same');
const pass = (f) => {
  try {
    return f();
  } catch (e) {
    order.push(upper('pass'));
    throw e;
  } finally {
    order.push(counter());
  }
};
let same;
try {
  pass(() =>
    pass(() => {
      throw thrown;
    }),
  );
} catch (e) {
  same = e === thrown;
}
[same, thrown.stamp, order];
