class Tree {
  constructor(order) {
    this.order = order;
    this.root = null;
  }
  insert(value) {
    const place = (node) => {
      if (!node) return { value, left: null, right: null };
      const side = this.order(value, node.value) < 0 ? 'left' : 'right';
      node[side] = place(node[side]);
      return node;
    };
    this.root = place(this.root);
    return this;
  }
  *values(node = this.root) {
    if (!node) return;
    yield* this.values(node.left);
    yield node.value;
    yield* this.values(node.right);
  }
  height(node = this.root) {
    return node ? 1 + Math.max(this.height(node.left), this.height(node.right)) : 0;
  }
}

const tree = new Tree((a, b) => compare(a.age, b.age));
for (const id of listIds()) tree.insert(fetchUser(id));
const numbers = [5, 2, 8, 1, 9, 3].reduce((t, n) => t.insert(n), new Tree((a, b) => compare(a, b)));
[[...tree.values()].map((u) => u.name), [...numbers.values()], numbers.height()];
