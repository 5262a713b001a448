class List {
  #head = null;
  #size = 0;
  static of(...items) {
    const list = new List();
    for (const item of items) list.prepend(item);
    return list.reverse();
  }
  prepend(value) {
    this.#head = { value, next: this.#head };
    this.#size++;
    return this;
  }
  reverse() {
    let previous = null;
    for (let node = this.#head; node; ) {
      const next = node.next;
      node.next = previous;
      previous = node;
      node = next;
    }
    this.#head = previous;
    return this;
  }
  *[Symbol.iterator]() {
    for (let node = this.#head; node; node = node.next) yield node.value;
  }
  map(f) {
    return List.of(...[...this].map((value) => f(value)));
  }
  get size() {
    return this.#size;
  }
}

const names = List.of(...listIds()).map((id) => fetchUser(id).name);
const loud = names.map((name) => upper(name)).reverse();
[[...names], [...loud], loud.size, Math.max(...List.of(1, 2).map((n) => double(n)))];
