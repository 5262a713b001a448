async function ok(action) {
  const answer = approve(action);
  return answer;
}
const done = [];
if (ok('delete all')) done.push('deleted');
else done.push('refused');
if (ok('read')) done.push('read');
done;
