const visit = (node, f) => ({
  name: f(node.name),
  kids: (node.kids ?? []).map((kid) => visit(kid, f)),
});
const tree = { name: 'a', kids: [{ name: 'b', kids: [{ name: 'c' }] }, { name: 'd' }] };
const plain = visit(tree, (name) => name + '!');
const loud = visit(tree, (name) => upper(name));
const depth = (node) => 1 + Math.max(0, ...node.kids.map((kid) => depth(kid)));
[plain.kids[0].kids[0].name, loud, depth(loud)];
