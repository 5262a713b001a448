async function getUser(id) {
  const user = await fetchUser(id);
  const orders = await listOrders(id);
  return { ...user, orders, spent: orders.reduce((sum, order) => sum + order.total, 0) };
}
async function mayMail(user) {
  return user.age >= 18 && approve(`mail ${user.name}`);
}
async function mail(user) {
  const { line } = await sendEmail(user.name, `you spent ${user.spent}`);
  return line;
}
async function main() {
  const users = listIds().map((id) => getUser(id));
  const targets = users.filter((user) => mayMail(user)).sort((a, b) => b.spent - a.spent);
  const lines = [];
  for (const user of targets) lines.push(mail(user));
  return { lines, skipped: users.length - targets.length };
}
main();
