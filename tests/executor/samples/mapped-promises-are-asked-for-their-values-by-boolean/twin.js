const ps = ['delete'].map(async (x) => await approve(x));
const settled = await Promise.all(ps);
settled.every(Boolean) ? 'PAID' : 'no';
