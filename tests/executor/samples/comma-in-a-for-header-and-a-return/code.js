const f = () => { let a, b; return (a = add(1, 1)), (b = double(a)), [a, b]; };
const out = [];
for (let i = 0, j = double(2); i < j; i++, j = add(j, -1)) out.push([i, j]);
[f(), out];
