const amounts = [20, 150, 5, 0, 101, 99];
const results = { ok: [], failed: [] };
for (const [index, amount] of amounts.entries()) {
  try {
    positive(amount);
    const { charged } = charge(amount);
    results.ok.push(charged);
  } catch (error) {
    results.failed.push({
      index,
      name: error.name,
      message: error.message,
      limit: error.limit ?? null,
    });
  } finally {
    record(amount);
  }
}
const total = results.ok.reduce((a, b) => add(a, b), 0);
console.log(`charged ${total}, ${results.failed.length} failed of ${recorded().length}`);
results;
