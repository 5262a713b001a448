const not =
  (f) =>
  (...args) =>
    !f(...args);
const both =
  (f, g) =>
  (...args) =>
    f(...args) && g(...args);
const guard = (check, run) => (what) => (check(what) ? run(what) : 'refused');
const any =
  (...checks) =>
  (what) =>
    checks.some((check) => check(what));
const cached = (
  (seen) => (what) =>
    (seen[what] ??= approve(what))
)({});
[
  guard(approve, upper)('delete'),
  guard(not(approve), upper)('delete'),
  guard(both(yes, approve), upper)('delete'),
  guard(any(no, approve), upper)('delete'),
  guard(cached, upper)('delete'),
  guard(cached, upper)('read'),
  cached('delete'),
];
