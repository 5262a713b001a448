const all = Promise.all([1, 3].map(async (id) => fetchUser(id).name));
const first = Promise.race([slow(30, 'slow'), slow(1, 'fast')]);
const settled = Promise.allSettled([echo(1), fail('no')]);
const any = Promise.any([fail('x'), no()]);
[all.join('+'), all.length, first === 'fast', settled[1].status, settled.map((s) => s.value ?? s.reason.message), any ? 'yes' : 'no'];
