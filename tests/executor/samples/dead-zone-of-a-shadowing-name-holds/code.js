function run() {
  try {
    return double(1);
  } catch (e) {
    return e instanceof ReferenceError;
  }
  let double = 1;
  return double;
}
run();
