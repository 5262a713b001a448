const run = (n) => {
  try {
    return { ok: true, value: positive(n) };
  } catch (e) {
    return { ok: false, error: e.message };
  }
};
const isGood = (r) => r.ok;
const results = [1, -1, 2].map((n) => run(n));
[results.filter(isGood).map((r) => r.value), results];
