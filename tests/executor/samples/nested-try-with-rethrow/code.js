const log = [];
try {
  try {
    fail('inner');
  } catch (e) {
    log.push('1 ' + e.message);
    throw new Error(upper(e.message), { cause: e });
  } finally {
    log.push('2 finally');
  }
} catch (e) {
  log.push('3 ' + e.message, e.cause.message);
} finally {
  log.push('4 ' + echo('done'));
}
log;
