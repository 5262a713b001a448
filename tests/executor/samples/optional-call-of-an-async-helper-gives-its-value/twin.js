const api = { ok: async (action) => await approve(action), missing: undefined };
[
  (await api.ok?.('delete')) ? 'yes' : 'no',
  (await api.missing?.('x')) ? 'yes' : 'no',
  (await api?.ok('read')) ? 'yes' : 'no',
  (await api['ok']?.('delete')) === false,
];
