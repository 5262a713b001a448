// Some calls with await, some without: both are fine.
async function summarise(id) {
  const user = await fetchUser(id);
  const orders = listOrders(id);
  const open = orders.filter((order) => order.status === 'open');
  return { name: user.name, open: open.length, due: open.reduce((sum, o) => add(sum, o.total), 0) };
}

const rows = [];
for (const id of listIds()) rows.push(await summarise(id));
const due = rows.filter((row) => row.due > 0);
for (const row of due) {
  const { line } = sendEmail(row.name, `please pay ${row.due}`);
  console.log(line);
}
const worst = due.sort((a, b) => compare(b.due, a.due))[0];
return `${due.length} reminders, most from ${upper(worst.name)}`;
