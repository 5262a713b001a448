let left = ['read', 'write', 'delete', 'send'];
const next = () => left[0];
const done = [];
for (; left.length && approve(next()); left = left.slice(1)) done.push(next());
while (!approve(next())) left.shift();
[done, left];
