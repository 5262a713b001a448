const n = async (x) => double(x);
const list = [3, 1, 2].map((x) => n(x));
const all = await Promise.all(list);
[all, list.join('-'), [...list].sort((a, b) => a - b), list.reduce((a, b) => a + b, 0), list.at(-1) + 1, list.slice(0, 2).join(), list.concat(9).length, Math.min(...list)];
