async function ok(action) {
  const answer = await approve(action);
  return answer;
}
const done = [];
if (await ok('delete all')) done.push('deleted');
else done.push('refused');
if (await ok('read')) done.push('read');
done;
