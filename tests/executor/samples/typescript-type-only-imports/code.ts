import type { User } from './user-types';
import { type Order, type Status } from './order-types';
export type Row = { user: User; orders: Order[]; status?: Status };
const user: User = fetchUser(1) as User;
const orders: Order[] = listOrders(1) as Order[];
`${user.name}: ${orders.length}`;
