const log = [];
const open = async (name) => {
  log.push('open ' + name);
  return {
    close: async () => {
      log.push('close ' + (await echo(name)));
    },
  };
};
const a = await open('a');
try {
  const b = await open('b');
  try {
    await fail('work');
  } finally {
    await b.close();
  }
} catch (e) {
  log.push(e.message);
} finally {
  await a.close();
}
log;
