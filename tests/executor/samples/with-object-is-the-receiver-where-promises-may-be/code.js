async function job(n) { return await add(n, 1) }
const kept = job(1);
const shop = {
  vat: 2,
  total(x) { return this.vat + x },
  priced(id) { return this.vat + priceOf(id) },
  label(parts, x) { return parts[0] + (this.vat + x) },
};
const out = [];
with (shop) {
  out.push(total(kept), total(job(2)), priced('fig'));
  out.push(label`a${kept}`, label`b${job(3)}`, [1].map(() => total(kept))[0]);
}
out.push((0, eval)('kept > 1 ? "yes" : "no"'));
await kept;
out;
