const box = {
  log: [],
  set allowed(flag) {
    this.log.push(flag ? 'open' : 'shut');
  },
};
const ask = async (action) => await approve(action);
box.allowed = await ask('delete');
box.allowed = await ask('read');
box.log;
