async function attempt(work) {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: error.message };
  }
}
const good = await attempt(async () => await add(1, 2));
const bad = await attempt(async () => (await fetchUser(9)).name);
const all = await Promise.all([attempt(async () => await double(4)), attempt(async () => await double(5))]);
[good, bad, bad.ok ? 'ok' : bad.error, all];
