let value: unknown;
(value as number) = add(1, 2);
const o: { n?: number } = {};
o.n! = double(4);
(o as { m: string }).m = upper('m');
[value, o];
