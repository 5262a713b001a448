const names = Array.from([1, 3], async (id) => fetchUser(id).name);
const doubled = Array.from({ length: 3 }, async (_, i) => double(i));
[names.join(' and '), doubled[2] + 1, Array.from(new Set([2]), async (n) => isEven(n))[0] === true];
