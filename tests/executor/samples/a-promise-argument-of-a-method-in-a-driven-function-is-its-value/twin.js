class Shop { async priced(id) { return await priceOf(id) } async twice(n) { return n * 2 } }
shop = new Shop();
const doubled = async (parts, id) => shop.twice(await shop.priced(id));
class Card { get cost() { return shop.priced('fig').then((n) => shop.twice(n)) } }
const tagged = await doubled`${(await priceOf('pear')) && 'plum'}`;
[tagged, await new Card().cost, [await doubled([], 'apple')]];
