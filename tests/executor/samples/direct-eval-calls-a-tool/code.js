const local = 5;
const result = eval('add(local, 1)');
[result, (() => { const inner = 2; return eval('double(inner)'); })()];
