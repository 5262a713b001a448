const ok = async (action) => approve(action);
let taken = 'none';
if (ok('delete')) taken = 'first';
else if (ok('delete too')) taken = 'second';
else if (ok('look')) taken = 'third';
taken;
