const of = echo(1), get = echo(2), async = echo(3), from = 4, as = 5, type = upper('t'), target = 6;
let sum = 0;
for (const set of [of, get, async]) sum = add(sum, set);
[sum, from, as, type, target];
