const Node = class Inner {
  constructor(n) {
    this.next = n > 0 ? new Inner(add(n, -1)) : null;
  }
  depth() {
    return this.next ? 1 + this.next.depth() : echo(0);
  }
};
new Node(3).depth();
