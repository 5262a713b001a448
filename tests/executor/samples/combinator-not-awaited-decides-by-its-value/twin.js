const all = await Promise.all([1, 3].map(async (id) => (await fetchUser(id)).name));
const first = await Promise.race([slow(30, 'slow'), slow(1, 'fast')]);
const settled = await Promise.allSettled([echo(1), fail('no')]);
const any = await Promise.any([fail('x'), no()]);
[all.join('+'), all.length, first === 'fast', settled[1].status, settled.map((s) => s.value ?? s.reason.message), any ? 'yes' : 'no'];
