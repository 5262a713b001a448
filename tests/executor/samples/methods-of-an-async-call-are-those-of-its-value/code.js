const list = async () => listIds();
const text = async () => upper('mouse');
[list().map((x) => x * 2), list().includes(3), text().toLowerCase(), text().split('').reverse().join(''), list().sort().at(-1)];
