async function a(x) {
  const y = await b(x);
  return y + 1;
}
async function b(x) {
  if (await c(x)) return x * 10;
  return x;
}
async function c(x) {
  return await isEven(x);
}
[await a(1), await a(2), await a(await a(1))];
