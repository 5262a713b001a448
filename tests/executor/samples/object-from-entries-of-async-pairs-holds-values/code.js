const pair = async (id) => [id, fetchUser(id).name];
const byId = Object.fromEntries([1, 3].map(pair));
const prices = Object.fromEntries(['apple', 'fig'].map((name) => [name, (async () => priceOf(name))()]));
const map = new Map([1, 2].map(pair));
[byId[1] + byId[3], prices.apple + prices.fig, map.get(2).length, Object.values(byId).join()];
