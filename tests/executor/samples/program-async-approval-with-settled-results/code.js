const actions = ['read mail', 'delete mail', 'send mail', 'delete account'];
const answers = await Promise.allSettled(
  actions.map(async (action) => {
    if (!(await approve(action))) throw new Error(`refused: ${action}`);
    return `did: ${await upper(action)}`;
  }),
);
const report = answers.map((answer, i) =>
  answer.status === 'fulfilled' ? answer.value : `${actions[i]} -> ${answer.reason.message}`,
);
const refused = answers.filter((answer) => answer.status === 'rejected').length;
console.log(`${refused} of ${actions.length} refused`);
report;
