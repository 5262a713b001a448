async function a(x) {
  const y = b(x);
  return y + 1;
}
async function b(x) {
  if (c(x)) return x * 10;
  return x;
}
async function c(x) {
  return isEven(x);
}
[a(1), a(2), a(a(1))];
