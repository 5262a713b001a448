const ask = async (action) => await approve(action);
const answers = [await ask('delete'), await ask('read'), await ask('delete all')];
[
  answers.filter((a) => a).length,
  answers.map((a) => (a ? 'yes' : 'no')),
  answers.indexOf(true),
  answers.includes(false),
  answers[0] || 'refused',
];
