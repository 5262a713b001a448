type Result = { ok: true; value: number } | { ok: false; error: string };
const run = (n: number): Result => {
  try {
    return { ok: true, value: positive(n) as number };
  } catch (e: unknown) {
    return { ok: false, error: (e as Error).message };
  }
};
const isGood = (r: Result): r is Extract<Result, { ok: true }> => r.ok;
const results: Result[] = [1, -1, 2].map((n: number) => run(n));
[results.filter(isGood).map((r) => r.value), results];
