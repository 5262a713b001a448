const ask = async (action) => approve(action);
const firstOf = (answers) => {
  for (const answer of answers) if (answer) return answer;
  return 'none';
};
let kept;
for (const answer of [ask('delete')]) kept = answer || 'other';
[await firstOf([ask('delete'), ask('read')]), await firstOf([ask('delete')]), await kept];
