const apply = (echo, add) => echo(add);
const unpack = ({ counter, record: [first] }) => counter + first;
[apply((x) => `own ${x}`, 5), unpack({ counter: 1, record: [2] }), echo('tool')];
