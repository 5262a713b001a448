const list = await Promise.all([3, 1, 2].map(async (x) => await double(x)));
seen.push(...list);
const race = [0];
seen.push(0);
[seen, list.join(), race.every(Boolean) ? 'paid' : 'not', JSON.stringify(list)];
