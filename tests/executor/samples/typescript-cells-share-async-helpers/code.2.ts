const debtors: number[] = [1, 2, 3].filter((id: number) => due(id) > 0);
const worst: number = debtors.map((id) => due(id)).sort((a, b) => b - a)[0];
[debtors, worst];
