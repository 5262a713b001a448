const nameOf = async (id) => fetchUser(id).name;
const line = (what, list) => `${what}: ${list}`;
function listed(list) {
  return '- ' + list;
}
class Report {
  constructor(rows) {
    this.rows = rows;
  }
  get title() {
    return 'of ' + this.rows;
  }
  toString() {
    return `Report ${this.rows}`;
  }
}
const mark = (texts, ...values) => texts[0] + values.map((one) => `<${one}>`).join('');
const kept = nameOf(1);
const report = new Report([kept, [nameOf(3)]]);
const out = [line('names', [kept]), listed([[kept]]), report.title, `${report}`, mark`who ${[kept]}`];
await kept;
out;
