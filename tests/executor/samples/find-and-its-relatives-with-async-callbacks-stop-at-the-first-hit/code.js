const asked = [];
const even = async (n) => {
  asked.push(n);
  return isEven(n);
};
const list = [1, 3, 4, 5, 6, 7];
const out = [list.find(even), list.findIndex(even), list.findLast(even), list.findLastIndex(even), list.find(async () => no())];
[out, asked];
