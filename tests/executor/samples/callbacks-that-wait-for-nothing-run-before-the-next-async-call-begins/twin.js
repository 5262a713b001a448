const late = { get kept() { return (async () => 2)() } };
const seen = [];
class Walk {
  static async each(name) {
    [3, 1].map((n) => n).forEach((n) => { seen.push(name + (+n | 0)); });
    return seen.length;
  }
  static async some(name) {
    [3, 1].map((n) => n).some((n) => { seen.push(name + (+n | 0)); return false; });
    return seen.length;
  }
  static async filter(name) {
    return [3, 1].map((n) => n).filter((n) => { seen.push(name + (+n | 0)); return n > 1; });
  }
  static async fold(name) {
    return [3, 1].map((n) => n).reduce((sum, n) => { seen.push(name + (+n | 0)); return sum + n; }, 0);
  }
}
console.log(await late.kept);
const lists = [];
for (const walk of [Walk.each, Walk.some, Walk.filter, Walk.fold]) lists.push(await Promise.all([walk('a'), walk('b')]));
lists.push(await Promise.all([Walk.each('c'), Walk.each('d')]));
lists.push(await Promise.all([Walk.filter('e'), Walk.fold('f'), Walk.some('g')]));
[lists, seen];
