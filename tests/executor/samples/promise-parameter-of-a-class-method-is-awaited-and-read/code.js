class Report {
  lines = [];
  async add(title, source) {
    const value = await source;
    this.lines.push(`${title}: ${value}`);
    return this;
  }
  note(flag) {
    this.lines.push(flag ? 'noted' : 'ignored');
  }
}
const price = async (name) => priceOf(name);
const report = new Report();
await report.add('apple', price('apple'));
report.add('fig', price('fig'));
report.note((async () => no())());
report.note(approve('read'));
report.lines;
