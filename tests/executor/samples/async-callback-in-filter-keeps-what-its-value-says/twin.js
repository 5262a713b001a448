const kept = [];
for (const n of [1, 2, 3]) if (await isEven(n)) kept.push(n);
const flags = await Promise.all([1, 2, 3].map((n) => isEven(n)));
[kept, [1, 2, 3].filter((_, i) => flags[i])];
