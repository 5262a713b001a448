const out = [];
if (yes()) out.push(upper('a')); else out.push(upper('b'));
if (no()) out.push(upper('c')); else out.push(upper('d'));
out;
