const ok = async (action) => await approve(action);
let taken = 'none';
if (await ok('delete')) taken = 'first';
else if (await ok('delete too')) taken = 'second';
else if (await ok('look')) taken = 'third';
taken;
