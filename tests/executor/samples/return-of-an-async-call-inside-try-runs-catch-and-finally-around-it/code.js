const log = [];
const load = async (id) => fetchUser(id).name;
async function safe(id) {
  try {
    return load(id);
  } catch (error) {
    log.push(error.name);
    return 'nobody';
  } finally {
    log.push(`done ${id}`);
  }
}
function plain(id) {
  try {
    return load(id);
  } catch {
    return 'plain nobody';
  }
}
[safe(1), safe(9), plain(9), await safe(9), log];
