const capture = (run) => {
  try {
    run();
  } catch (e) {
    return e;
  }
};
const e = capture(() => {
  try {
    fail('x');
  } catch (inner) {
    inner.seen = true;
    throw inner;
  }
});
[e.message, e.status, e.seen, e.details.causes];
