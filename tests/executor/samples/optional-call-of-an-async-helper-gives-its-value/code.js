const api = { ok: async (action) => approve(action), missing: undefined };
[api.ok?.('delete') ? 'yes' : 'no', api.missing?.('x') ? 'yes' : 'no', api?.ok('read') ? 'yes' : 'no', api['ok']?.('delete') === false];
