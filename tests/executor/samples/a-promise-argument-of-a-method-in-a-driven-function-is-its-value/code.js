class Shop { async priced(id) { return await priceOf(id) } async twice(n) { return n * 2 } }
shop = new Shop();
const doubled = (parts, id) => shop.twice(shop.priced(id));
class Card { get cost() { return shop.twice(shop.priced('fig')) } }
const tagged = await doubled`${(await priceOf('pear')) && 'plum'}`;
[tagged, new Card().cost, [await doubled([], 'apple')]];
