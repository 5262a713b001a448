const [b, x, now] = [await double(2), await upper('x'), await upper('now')];
[JSON.stringify({ a: await double(1), b }), 2, x, JSON.stringify({ at: now })];
