let running = null, starts = 0;
const refresh = () => {
  if (running) return running;
  running = (async () => {
    starts++;
    const ids = await listIds();
    running = null;
    return ids.length;
  })();
  return running;
};
const [a, b] = await Promise.all([refresh(), refresh()]);
const again = await refresh();
[starts, a, b, again, running];
