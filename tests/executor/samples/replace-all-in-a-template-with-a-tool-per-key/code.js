const template = 'Dear {{name}}, you owe {{total}}.';
template.replaceAll(/{{(\w+)}}/g, (_, key) =>
  key === 'name' ? fetchUser(1).name : listOrders(1).reduce((s, o) => s + o.total, 0),
);
