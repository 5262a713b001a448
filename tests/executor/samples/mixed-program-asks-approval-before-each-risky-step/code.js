const audit = [];
async function approved(step) {
  const answer = await approve(step.name);
  audit.push(`${step.name}: ${answer ? 'yes' : 'no'}`);
  return answer;
}
async function execute(step) {
  if (step.risky && !approved(step)) {
    return { ...step, done: false };
  }
  const value = await step.run();
  return { ...step, run: undefined, done: true, value };
}
const plan = [
  { name: 'read file', risky: true, run: async () => readText('poem.txt').split('\n').length },
  { name: 'delete file', risky: true, run: async () => record('deleted') },
  { name: 'count', risky: false, run: () => counter() },
];
const results = [];
for (const step of plan) results.push(execute(step));
[results.map(({ name, done, value }) => `${name} ${done} ${value ?? '-'}`), audit, recorded()];
