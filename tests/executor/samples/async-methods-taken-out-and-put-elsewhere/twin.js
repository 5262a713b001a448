const memo = (f) => async (x) => await f(x);
const api = { f: async () => 0 };
class Tools {
  static async of() {
    return await approve('delete');
  }
}
const again = { run: memo(async () => 0) };
const other = { g: api.f };
const { g } = other;
const h = other.g;
const list = [other.g];
const log = [];
if (await again.run()) log.push('memo');
if (await other.g()) log.push('member');
if (await g()) log.push('destructured');
if (await h()) log.push('variable');
if (await list[0]()) log.push('element');
if (await { m: h }.m()) log.push('object');
if (await { run: Tools.of }.run(1)) log.push('static');
log.push({ [await { run: Tools.of }.run(1)]: 1 }['false']);
log;
