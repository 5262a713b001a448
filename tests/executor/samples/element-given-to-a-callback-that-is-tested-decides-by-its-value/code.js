const ask = async (action) => approve(action);
const others = (answers) => answers.map((answer) => answer || 'other');
const branches = (answers) => answers.map((answer) => (answer ? answer : 'other'));
const early = (answers) =>
  answers.map((answer) => {
    if (answer) return answer;
    return 'other';
  });
const made = () => [ask('delete'), ask('read')];
[
  await Promise.all(others(made())),
  await Promise.all(branches(made())),
  await Promise.all(early(made())),
  await made().reduce((found, answer) => found || answer),
];
