class Service {
  transform = double;
  static load = fetchUser;
  #hidden = upper;
  run(x) {
    return this.transform(x);
  }
  loud(x) {
    return this.#hidden(x);
  }
}
const s = new Service();
[s.run(3), s.transform(4), Service.load(1).name, s.loud('a'), Object.keys(s)];
