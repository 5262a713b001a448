function Cached(id) {
  this.own = true;
  return { from: keyOf(id) };
}
[new Cached(1), new Cached(2) instanceof Cached];
