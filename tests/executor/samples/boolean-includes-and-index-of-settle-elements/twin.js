const answers = [true, false, true];
for (const action of ['read', 'delete', 'write']) await approve(action);
const elsewhere = [0, 'x', null];
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
