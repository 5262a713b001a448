class Outer {
  #m(x) { return double(x) }
  static #s(x) { return add(x, 1) }
  go(x) {
    const outer = this
    class Inner {
      #m = (o) => (o.small ? 'small' : 'large')
      #s(y) { return [outer.take(y), double(y)] }
      go(o) { return [this.#m(o), this.#s(1)] }
    }
    return [this.#m(x), Outer.#s(x), this?.#m(x), new Inner().go({ get small() { return double(3) > 5 } })]
  }
  take(y) { return this.#m(y) }
}
new Outer().go(4);
