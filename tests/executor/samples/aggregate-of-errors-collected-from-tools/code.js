const errors = [];
for (const id of [1, 8, 9]) {
  try {
    fetchUser(id);
  } catch (e) {
    errors.push(e);
  }
}
const all = new AggregateError(errors, upper('several'));
[all.message, all.errors.map((e) => e.message), all instanceof Error];
