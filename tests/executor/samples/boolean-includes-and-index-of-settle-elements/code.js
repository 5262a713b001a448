const ask = async (action) => approve(action);
const answers = ['read', 'delete', 'write'].map((action) => ask(action));
await Promise.all(answers);
const elsewhere = [Promise.resolve(0), Promise.resolve('x'), Promise.resolve(null)];
[
  answers.filter(Boolean).length,
  answers.some(Boolean),
  answers.includes(false),
  answers.indexOf(false),
  answers.lastIndexOf(true),
  answers.findIndex(Boolean),
  elsewhere.filter(Boolean).length,
  elsewhere.includes('x'),
  elsewhere.map(Boolean),
  elsewhere.map(String),
];
