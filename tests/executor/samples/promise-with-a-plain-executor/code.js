const made = new Promise((resolve) => {
  resolve(double(21));
});
const failed = new Promise(() => {
  fail('thrown inside');
});
[await made, await failed.catch((e) => e.message)];
