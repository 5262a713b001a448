class Risky {
  constructor(n) {
    this.n = positive(n);
  }
}
const make = (n) => {
  try {
    return new Risky(n).n;
  } catch (e) {
    return e.name + ': ' + e.message;
  }
};
[make(1), make(-1)];
