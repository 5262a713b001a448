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
const price = async (name) => await priceOf(name);
const report = new Report();
await report.add('apple', price('apple'));
await report.add('fig', price('fig'));
report.note(await (async () => await no())());
report.note(await approve('read'));
report.lines;
