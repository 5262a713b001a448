class Both {
  field = double(1).then((n) => n + 1);
  constructor() {
    this.first = double(2).then((n) => n + 1);
    this.second = double(3);
  }
  get third() {
    return double(4).then((n) => n + 1);
  }
  async all() {
    return [await this.field, await this.first, await this.second, await this.third];
  }
}
function* each(list) {
  for (const n of list) yield double(n).then((m) => m + 1);
}
[await new Both().all(), await Promise.all([...each([1, 2])])];
