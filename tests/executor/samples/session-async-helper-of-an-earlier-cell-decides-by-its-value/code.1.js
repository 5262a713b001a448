async function ok(action) {
  const answer = approve(action);
  return answer;
}
const nameOf = async (id) => fetchUser(id).name;
('ready');
