async function ok(action) {
  const answer = await approve(action);
  return answer;
}
const nameOf = async (id) => (await fetchUser(id)).name;
('ready');
