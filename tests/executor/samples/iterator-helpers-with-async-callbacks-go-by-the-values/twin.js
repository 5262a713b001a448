const ask = async (action) => await approve(action);
const actions = ['delete', 'read'];
const answers = [];
for (const action of actions) answers.push(await ask(action));
[
  actions.filter((_, at) => answers[at]),
  answers[0],
  actions.find((_, at) => answers[at]),
  answers.every(Boolean),
  answers.filter(Boolean).length,
  answers.at(-1),
  answers.filter(Boolean).length,
];
