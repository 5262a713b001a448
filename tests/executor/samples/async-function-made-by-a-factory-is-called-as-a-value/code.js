const makeAsk = (prefix) => async (action) => approve(`${prefix} ${action}`);
const remove = makeAsk('delete');
const read = makeAsk('read');
const twice = (f) => async (x) => f(x) && f(x);
[remove('a') ? 'did' : 'kept', read('a') ? 'did' : 'kept', makeAsk('delete')('b') === false, twice(remove)('c') ? 'did' : 'kept'];
