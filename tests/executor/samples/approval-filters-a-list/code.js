const actions = ['read', 'delete a', 'write', 'delete b'];
[
  actions.filter((a) => approve(a)),
  actions.filter((a) => !approve(a)),
  actions.some((a) => !approve(a)),
  actions.every((a) => approve(a)),
  actions.find((a) => !approve(a)),
  actions.findIndex((a) => !approve(a)),
];
