const actions = { twice: (x) => double(x), loud: upper };
const order = [
  ['twice', 4],
  ['loud', 'a'],
  ['twice', 5],
];
order.map(([name, arg]) => actions[name](arg));
