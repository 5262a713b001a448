const ps = ['delete'].map(async (x) => approve(x));
await Promise.all(ps);
ps.every(Boolean) ? 'PAID' : 'no';
