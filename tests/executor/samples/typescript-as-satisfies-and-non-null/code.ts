const item = lookup('apple')!;
const price = (item as { price: number }).price;
const config = { retries: double(2), label: upper('x') } satisfies Record<string, unknown>;
const fixed = ['a', 'b'] as const;
[
  price,
  config,
  fixed.length,
  lookup('pear')!.stock,
  echo(1) as unknown as string,
  fetchUser(1)!.tags!.length,
];
