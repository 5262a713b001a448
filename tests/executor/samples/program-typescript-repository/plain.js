class Repository {
  rows = /* @__PURE__ */ new Map();
  constructor(rows) {
    for (const row of rows) this.rows.set(row.id, row);
  }
  get(id) {
    return this.rows.get(id);
  }
  where(test) {
    return [...this.rows.values()].filter(test);
  }
}
const orders = new Repository(listOrders());
const summary = ['paid', 'open', 'refunded'].reduce(
  (all, status) => ({
    ...all,
    [status]: orders.where((o) => o.status === status).reduce((sum, o) => add(sum, o.total), 0),
  }),
  {},
);
[summary, orders.get(14).total, orders.get(99)?.total];
