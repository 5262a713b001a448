const log = [];
const load = async (id) => (await fetchUser(id)).name;
async function safe(id) {
  try {
    return await load(id);
  } catch (error) {
    log.push(error.name);
    return 'nobody';
  } finally {
    log.push(`done ${id}`);
  }
}
async function plain(id) {
  try {
    return await load(id);
  } catch {
    return 'plain nobody';
  }
}
[await safe(1), await safe(9), await plain(9), await safe(9), log];
