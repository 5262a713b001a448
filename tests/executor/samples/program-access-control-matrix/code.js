const roles = { admin: ['read', 'write', 'delete'], guest: ['read'], none: [] };
const roleOf = (user) => user.tags.find((tag) => tag in roles) ?? 'none';
function may(user, action) {
  const role = roleOf(user);
  if (!roles[role].includes(action)) return false;
  return action !== 'delete' || approve(`${action} by ${user.name}`);
}
const matrix = {};
for (const id of listIds()) {
  const user = fetchUser(id);
  matrix[user.name] = Object.fromEntries(
    ['read', 'write', 'delete'].map((action) => [action, may(user, action)]),
  );
}
const anyDelete = Object.values(matrix).some((row) => row.delete);
console.log(anyDelete ? 'somebody may delete' : 'nobody may delete');
matrix;
