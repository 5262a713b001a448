const load = async (id) => {
  const { name } = await fetchUser(id);
  return { id, name };
};
const rows = await Promise.all((await listIds()).map((id) => load(id)));
rows.sort((a, b) => a.id - b.id);
