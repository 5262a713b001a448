const debtors = [];
for (const id of [1, 2, 3]) if ((await due(id)) > 0) debtors.push(id);
const sums = [];
for (const id of debtors) sums.push(await due(id));
const worst = sums.sort((a, b) => b - a)[0];
[debtors, worst];
