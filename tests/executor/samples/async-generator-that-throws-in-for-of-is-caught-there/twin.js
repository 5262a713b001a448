async function* rows() {
  yield 1;
  yield (await fetchUser(9)).name;
  yield 2;
}
const seen = [];
try {
  for await (const row of rows()) seen.push(row);
} catch (error) {
  seen.push(error.message);
}
seen;
