const ask = async (action) => await approve(action);
const others = (answers) => answers.map((answer) => answer || 'other');
const branches = (answers) => answers.map((answer) => (answer ? answer : 'other'));
const early = (answers) =>
  answers.map((answer) => {
    if (answer) return answer;
    return 'other';
  });
const made = async () => [await ask('delete'), await ask('read')];
[
  await Promise.all(others(await made())),
  await Promise.all(branches(await made())),
  await Promise.all(early(await made())),
  (await made()).reduce((found, answer) => found || answer),
];
