const log = [];
async function work(id) {
  try {
    const user = await fetchUser(id);
    log.push(user.name);
    return user.id;
  } catch (e) {
    log.push(e.message);
    return -1;
  } finally {
    log.push(await echo('closed'));
  }
}
[await work(1), await work(9), log];
