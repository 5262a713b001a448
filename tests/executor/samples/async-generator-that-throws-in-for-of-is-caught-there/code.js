async function* rows() {
  yield 1;
  yield fetchUser(9).name;
  yield 2;
}
const seen = [];
try {
  for (const row of rows()) seen.push(row);
} catch (error) {
  seen.push(error.message);
}
seen;
