type Order = { id: number; userId: number; total: number; status: string };
async function ordersOf(id: number): Promise<Order[]> {
  return listOrders(id);
}
const due = async (id: number): Promise<number> =>
  ordersOf(id).filter((o: Order) => o.status === 'open').reduce((sum: number, o: Order) => sum + o.total, 0);
due(3);
