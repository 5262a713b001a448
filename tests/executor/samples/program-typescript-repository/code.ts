interface Order {
  id: number;
  userId: number;
  total: number;
  status: 'paid' | 'open' | 'refunded';
}
type Summary = Readonly<Record<Order['status'], number>>;

class Repository<T extends { id: number }> {
  private readonly rows = new Map<number, T>();
  constructor(rows: Iterable<T>) {
    for (const row of rows) this.rows.set(row.id, row);
  }
  get(id: number): T | undefined {
    return this.rows.get(id);
  }
  where(test: (row: T) => boolean): T[] {
    return [...this.rows.values()].filter(test);
  }
}

const orders = new Repository<Order>(listOrders() as Order[]);
const summary = (['paid', 'open', 'refunded'] as const).reduce<Partial<Summary>>(
  (all, status) => ({
    ...all,
    [status]: orders
      .where((o: Order): boolean => o.status === status)
      .reduce((sum: number, o) => add(sum, o.total) as number, 0),
  }),
  {},
) as Summary;
[summary, orders.get(14)!.total, orders.get(99)?.total];
