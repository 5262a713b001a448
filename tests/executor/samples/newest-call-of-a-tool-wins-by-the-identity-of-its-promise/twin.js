let latest = null;
const shown = [];
async function search(text, ms) {
  const mine = slow(ms, text);
  latest = mine;
  const answer = await mine;
  if (latest === mine) shown.push(answer);
  else shown.push(`stale ${answer}`);
}
await Promise.all([search('a', 40), search('b', 5), search('c', 20)]);
shown;
