const kept = [1, 2, 3].filter(async (n) => await isEven(n));
const flags = await Promise.all([1, 2, 3].map((n) => isEven(n)));
[kept, [1, 2, 3].filter((_, i) => flags[i])];
