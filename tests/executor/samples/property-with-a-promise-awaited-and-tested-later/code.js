const state = { allowed: null };
const ask = async (action) => approve(action);
state.allowed = ask('delete');
const log = [];
if (state.allowed) log.push('went on');
if ((await state.allowed) === false) log.push('refused');
log;
