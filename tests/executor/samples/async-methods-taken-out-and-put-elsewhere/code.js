const memo = (f) => (x) => f(x);
const api = { f: async () => 0 };
class Tools {
  static async of() {
    return approve('delete');
  }
}
const again = { run: memo(async () => 0) };
const other = { g: api.f };
const { g } = other;
const h = other.g;
const list = [other.g];
const log = [];
if (again.run()) log.push('memo');
if (other.g()) log.push('member');
if (g()) log.push('destructured');
if (h()) log.push('variable');
if (list[0]()) log.push('element');
if ({ m: h }.m()) log.push('object');
if (({ run: Tools.of }).run(1)) log.push('static');
log.push({ [({ run: Tools.of }).run(1)]: 1 }['false']);
log;
