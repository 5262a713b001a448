const { a = 'default' } = { a: no() };
const { b = 'default' } = { b: nullish() };
const { c = 'default' } = { c: nothing() };
const [d = 'default', e = 'default'] = [zero(), nothing()];
const f = (x = 'default') => x;
[a, b, c, d, e, f(emptyText()), f(nothing())];
