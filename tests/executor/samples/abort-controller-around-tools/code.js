const controller = new AbortController();
const seen = [];
controller.signal.addEventListener('abort', () => seen.push(upper('aborted')));
const before = controller.signal.aborted;
controller.abort(new Error(concat('stop', ' now')));
let thrown;
try {
  controller.signal.throwIfAborted();
} catch (e) {
  thrown = e.message;
}
[before, controller.signal.aborted, thrown, seen, controller.signal.reason.message];
