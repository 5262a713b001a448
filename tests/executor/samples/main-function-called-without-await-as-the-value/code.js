async function main() {
  const ids = await listIds();
  console.log('ids', ids.length);
  return Math.max(...ids);
}
main();
