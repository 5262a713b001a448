function sum(list) {
  let total = 0;
  for (const one of list) total += one;
  return total;
}
const kept = { list: [] };
const keptSum = () => sum(kept.list);
class Box {
  constructor(list) { this.list = list; }
  first() { return this.list[0] + 1; }
}
1;
