interface Row {
  id: number;
  name: string;
}
const load = async (id: number): Promise<Row> => {
  const { name }: { name: string } = await fetchUser(id);
  return { id, name };
};
const rows: Row[] = await Promise.all<Row>(
  ((await listIds()) as number[]).map((id: number): Promise<Row> => load(id)),
);
rows.sort((a: Row, b: Row): number => a.id - b.id);
