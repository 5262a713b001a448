async function job(n) { return await add(n, 1) }
const kept = job(1);
const shop = {
  vat: 2,
  total(x) { return this.vat + x },
  async priced(id) { return this.vat + await priceOf(id) },
  label(parts, x) { return parts[0] + (this.vat + x) },
};
const out = [];
out.push(shop.total(await kept), shop.total(await job(2)), await shop.priced('fig'));
out.push(shop.label`a${await kept}`, shop.label`b${await job(3)}`, shop.total(await kept));
out.push((await kept) > 1 ? 'yes' : 'no');
out;
