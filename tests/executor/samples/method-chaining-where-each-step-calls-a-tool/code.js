class Query {
  parts = [];
  where(x) {
    this.parts.push(upper(x));
    return this;
  }
  limit(n) {
    this.parts.push(double(n));
    return this;
  }
  run() {
    return this.parts.join(' ');
  }
}
new Query().where('a').limit(5).where('b').run();
