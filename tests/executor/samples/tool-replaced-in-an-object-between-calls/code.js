const kit = { run: upper };
const a = kit.run('a');
kit.run = (x) => 'own ' + x;
const b = kit.run('b');
kit.run = double;
[a, b, kit.run(3)];
