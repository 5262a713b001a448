const out = [];
for (const [k, v] of mapOf(['a', 1], ['b', 2])) out.push(k + double(v));
for (const v of setOf('x', 'y', 'x')) out.push(upper(v));
for (const c of echo('hé!')) out.push(upper(c));
out;
