const p = (value) => new Promise((resolve) => setTimeout(() => resolve(value), 1));
const four = await p(4);
[four + 1, four * 2, -four, four > 3, 3 < four, four === 4, four == '4', `${four}`, 'n' + four, String(four), typeof four, four.toFixed(1)];
