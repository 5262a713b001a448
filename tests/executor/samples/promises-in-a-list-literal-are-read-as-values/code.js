const ask = async (action) => approve(action);
const answers = [ask('delete'), ask('read'), ask('delete all')];
[answers.filter((a) => a).length, answers.map((a) => (a ? 'yes' : 'no')), answers.indexOf(true), answers.includes(false), answers[0] || 'refused'];
