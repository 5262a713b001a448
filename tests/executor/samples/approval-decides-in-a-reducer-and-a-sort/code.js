const actions = ['read', 'delete', 'write'];
const allowed = actions.reduce((list, action) => (approve(action) ? [...list, action] : list), []);
const counted = actions.reduce((n, action) => n + Number(approve(action)), 0);
const first = actions.toSorted((a, b) => Number(approve(b)) - Number(approve(a)));
const byAnswer = Object.fromEntries(
  actions.map((action) => [action, approve(action) ? 'yes' : 'no']),
);
[
  allowed,
  counted,
  first,
  byAnswer,
  actions.map(approve),
  actions.flatMap((a) => (approve(a) ? a : [])),
];
