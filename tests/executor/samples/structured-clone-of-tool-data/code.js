const original = nested();
const copied = structuredClone(original);
copied.a.b.c[1].d = upper('changed');
[original.a.b.c[1].d, copied.a.b.c[1].d, structuredClone(mapOf(['k', setOf(1)]))];
