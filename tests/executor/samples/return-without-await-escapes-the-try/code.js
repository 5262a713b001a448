const log = [];
async function kept() {
  try {
    return await fail('a');
  } catch {
    log.push('caught');
    return 'kept';
  }
}
async function lost() {
  try {
    return Promise.reject(new Error('b'));
  } catch {
    log.push('never');
  }
}
[await kept(), await lost().catch((e) => e.message), log];
