console.log(both().join(), JSON.stringify(both()), `${inside()}`);
const [first] = both(), [[deep]] = inside(), box = new Box();
const sums = [];
for (const step of steps()) sums.push(step + 1);
[both()[0] + 1, first + 1, deep + 1, sums, [...steps()].join(), Object.values(box) + '', Object.values(box.read())[0] + 1];
