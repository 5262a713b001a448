let f, n = 0;
const load = () => {
  if (!f)
    f = (async () => {
      n++;
      return await zero();
    })();
  return f;
};
const all = await Promise.all([load(), load(), load()]);
[n, all];
