const pair = async (id) => [id, (await fetchUser(id)).name];
const byId = Object.fromEntries(await Promise.all([1, 3].map(pair)));
const prices = { apple: await priceOf('apple'), fig: await priceOf('fig') };
const map = new Map(await Promise.all([1, 2].map(pair)));
[byId[1] + byId[3], prices.apple + prices.fig, map.get(2).length, Object.values(byId).join()];
