const names = ['apple', 'pear', 'plum', 'fig'];
let budget = 40;
const plan = [];
const items = names.map((name) => lookup(name)).filter((item) => item.stock < 5);
items.sort((a, b) => compare(a.stock, b.stock) || compare(a.price, b.price));
outer: for (const item of items) {
  for (let count = 5 - item.stock; count > 0; count--) {
    const cost = item.price * count;
    if (cost > budget) continue;
    try {
      budget = add(budget, -charge(cost).charged);
      plan.push({ name: item.name, count, cost });
    } catch (error) {
      plan.push({ name: item.name, error: error.message });
      break outer;
    }
    continue outer;
  }
  plan.push({ name: item.name, count: 0 });
}
({ plan, budget });
