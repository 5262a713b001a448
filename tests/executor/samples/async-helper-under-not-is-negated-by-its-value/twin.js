const ok = async (action) => await approve(action);
[!(await ok('delete')), !(await ok('read')), !!(await ok('delete')), !!(await ok('read'))];
