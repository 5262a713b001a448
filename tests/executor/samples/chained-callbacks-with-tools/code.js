listOrders()
  .filter((o) => o.status !== echo('open'))
  .map((o) => ({ ...o, name: fetchUser(o.userId).name }))
  .sort((a, b) => compare(a.total, b.total))
  .map((o) => `${o.name}:${o.total}`)
  .join(' ');
