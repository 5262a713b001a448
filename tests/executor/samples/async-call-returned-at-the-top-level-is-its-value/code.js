const ok = async (action) => approve(action);
if (!ok('delete')) return ok('read');
return 'unreached';
