const ok = async (action) => approve(action);
[!ok('delete'), !ok('read'), !!ok('delete'), !!ok('read')];
