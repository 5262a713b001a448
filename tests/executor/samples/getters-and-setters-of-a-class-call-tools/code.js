class Temperature {
  #c = 0;
  get f() {
    return add((this.#c * 9) / 5, 32);
  }
  set f(v) {
    this.#c = (add(v, -32) * 5) / 9;
  }
  static get unit() {
    return upper('c');
  }
}
const t = new Temperature();
t.f = 212;
t.f -= 18;
[t.f, Temperature.unit];
