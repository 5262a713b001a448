const ask = (what) => approve(what);
const may = (what) => ask(`${what} account`);
const run = (what) => (may(what) ? `did ${what}` : `refused ${what}`);
[run('delete'), run('read')];
