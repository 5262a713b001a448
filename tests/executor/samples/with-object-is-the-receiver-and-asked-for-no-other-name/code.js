const asked = [];
const shop = {
  vat: 2,
  total(id) { return priceOf(id) + (this === shop ? this.vat : 100) },
  each(f) { return ['apple', 'pear'].map(f) },
};
const watched = new Proxy(shop, {
  has(target, key) {
    if (!(key in target) && !(key in globalThis)) asked.push(String(key));
    return key in target;
  },
});
const limit = 5;
let first, second;
with (shop) { first = [total('fig'), each((id) => priceOf(id)), priceOf('plum'), vat]; vat = priceOf('pear'); }
with (watched) {
  const dear = (id) => priceOf(id) > 4;
  class Item { constructor(id) { this.id = id } cost() { return priceOf(this.id) } }
  try { second = [each(dear), new Item('fig').cost(), JSON.parse('{')]; } catch ({ name }) { second = [name, dear('fig'), new Item('fig').cost()]; }
}
[first, second, shop.vat, asked.filter((name) => name.startsWith('$'))];
