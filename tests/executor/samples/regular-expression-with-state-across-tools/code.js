const pattern = /\d+/g;
const text = readText('people.csv');
const found = [];
let m;
while ((m = pattern.exec(text)) !== null) { found.push(add(Number(m[0]), 0)); }
[found, pattern.lastIndex, /^(?<first>\w)/u.exec(upper('xyz')).groups.first];
