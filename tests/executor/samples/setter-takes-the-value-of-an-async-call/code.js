const box = {
  log: [],
  set allowed(flag) {
    this.log.push(flag ? 'open' : 'shut');
  },
};
const ask = async (action) => approve(action);
box.allowed = ask('delete');
box.allowed = ask('read');
box.log;
