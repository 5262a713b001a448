const log = [];
function guarded(action, run) {
  if (!approve(action)) {
    log.push(`refused ${action}`);
    return null;
  }
  return run();
}
guarded('read', () => counter());
