const commands = {
  push: (stack, value) => stack.push(Number(value)),
  add: (stack) => stack.push(add(stack.pop(), stack.pop())),
  twice: (stack) => stack.push(double(stack.pop())),
  jump: (stack, target, machine) => {
    if (stack.at(-1) < 50) machine.at = Number(target);
  },
  print: (stack) => console.log(`top: ${stack.at(-1)}`),
};

function run(source) {
  const lines = source.trim().split(/\s*;\s*/);
  const machine = { at: 0, steps: 0, stack: [] };
  while (machine.at < lines.length && machine.steps < 100) {
    const [name, argument] = lines[machine.at++].split(' ');
    const command = commands[name];
    if (!command) throw new SyntaxError(`line ${machine.at}: ${name}`);
    command(machine.stack, argument, machine);
    machine.steps++;
  }
  return machine;
}

let wrong;
try {
  run('push 1; fly');
} catch (e) {
  wrong = e.message;
}
[run('push 3; twice; print; jump 1; push 4; add'), wrong];
