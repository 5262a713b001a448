const out = [];
for (let i = counter(), end = double(3); i < echo(end); i = add(i, 2)) out.push(i);
out;
