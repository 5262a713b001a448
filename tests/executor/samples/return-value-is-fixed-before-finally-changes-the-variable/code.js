function f() {
  let x = counter();
  try {
    return x;
  } finally {
    x = add(x, 100);
    record(x);
  }
}
[f(), recorded()];
