const asked = [];
const even = async (n) => {
  asked.push(n);
  return await isEven(n);
};
const list = [1, 3, 4, 5, 6, 7];
const first = async () => {
  for (let i = 0; i < list.length; i++) if (await even(list[i])) return i;
};
const last = async () => {
  for (let i = list.length - 1; i >= 0; i--) if (await even(list[i])) return i;
};
const out = [list[await first()], await first(), list[await last()], await last(), undefined];
[out, asked];
