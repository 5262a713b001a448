type Result<T> = { ok: true; value: T } | { ok: false; error: string };
async function attempt<T>(work: () => T | Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: work() as T };
  } catch (error) {
    return { ok: false, error: (error as Error).message };
  }
}
const good: Result<number> = attempt(async () => add(1, 2));
const bad = attempt<string>(async () => fetchUser(9).name);
const pending: Promise<Result<number>>[] = [attempt(async () => double(4)), attempt(() => double(5))];
const all = await Promise.all(pending);
[good, bad, bad.ok ? 'ok' : bad.error, all];
