const risky = (n) => positive(n) * 2;
const results = [3, -1].map((n) => {
  try {
    return risky(n);
  } catch {
    return 0;
  }
});
results;
