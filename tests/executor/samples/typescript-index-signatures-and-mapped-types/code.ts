type Prices = { [name: string]: number };
type Loud<T> = { [K in keyof T as Uppercase<K & string>]: T[K] };
const prices: Prices = {};
for (const name of ['apple', 'plum'] as string[]) prices[name] = priceOf(name) as number;
const loud = Object.fromEntries(
  Object.entries(prices).map(([k, v]): [string, number] => [upper(k), v]),
) as Loud<Prices>;
[prices, loud];
