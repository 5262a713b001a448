function* permutations(items) {
  if (items.length === 0) {
    yield [];
    return;
  }
  for (let i = 0; i < items.length; i++) {
    const rest = items.filter((_, j) => j !== i);
    for (const tail of permutations(rest)) yield [items[i], ...tail];
  }
}

const subsets = (items) =>
  items.reduce((all, item) => all.concat(all.map((set) => [...set, upper(item)])), [[]]);
const all = [...permutations(listIds())].map((p) => p.join(''));
const good = [];
for (const p of permutations(['a', 'b', 'c'])) {
  if (!approve(p[0] === 'b' ? 'delete' : 'keep')) continue;
  good.push(concat(...p));
  if (good.length === 3) break;
}
[all, subsets(['x', 'y']).map((s) => s.join('')), good];
