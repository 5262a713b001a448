const order = [];
await [1, 2, 3].reduce((before, id) => {
  record(id);
  return before.then(() => {
    order.push(double(id));
  });
}, Promise.resolve());
[order, recorded()];
