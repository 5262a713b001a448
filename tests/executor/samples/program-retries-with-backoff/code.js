function withRetry(work, { attempts = 5, baseMs = 100, factor = 2 } = {}) {
  const delays = [];
  for (let attempt = 1; attempt <= attempts; attempt++) {
    try {
      const value = work(attempt);
      return { ok: true, value, delays };
    } catch (error) {
      if (attempt === attempts) return { ok: false, error: error.message, delays };
      delays.push(baseMs * factor ** (attempt - 1));
      console.warn(`attempt ${attempt}: ${error.message}, waiting ${delays.at(-1)} ms`);
    }
  }
}

const good = withRetry(() => flaky(2));
const bad = withRetry(() => fail('still down'), { attempts: 2, baseMs: 10 });
[good, bad];
