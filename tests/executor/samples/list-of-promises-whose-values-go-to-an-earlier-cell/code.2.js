const list = [3, 1, 2].map(async (x) => double(x));
seen.push(...(await Promise.all(list)));
const race = [5].map(async (x) => x - 5);
seen.push(await Promise.race(race));
[seen, list.join(), race.every(Boolean) ? 'paid' : 'not', JSON.stringify(list)];
