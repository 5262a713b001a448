function f() {
  const before = typeof x;
  if (yes()) {
    var x = counter();
  }
  for (var i = 0; i < double(1); i++) {}
  return [before, x, i];
}
f();
