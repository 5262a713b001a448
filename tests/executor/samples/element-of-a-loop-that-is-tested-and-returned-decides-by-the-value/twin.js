const ask = async (action) => await approve(action);
const firstOf = (answers) => {
  for (const answer of answers) if (answer) return answer;
  return 'none';
};
let kept;
for (const answer of [await ask('delete')]) kept = answer || 'other';
[firstOf([await ask('delete'), await ask('read')]), firstOf([await ask('delete')]), kept];
