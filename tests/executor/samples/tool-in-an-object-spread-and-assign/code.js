const kit = { ...{ double, upper } };
const more = Object.assign({}, kit, { extra: add });
[kit.double(2), more.extra(1, 1), Object.entries(more).length];
