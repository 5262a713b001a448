const flags = { get ready() { return no(); } };
const replaced = function () {
  return flags.ready ? 'wrong' : 'right';
};
const spread = { check() { return yes(); }, ...{ check: replaced } };
const twice = { check() { return yes(); }, check: replaced };
const computed = { check() { return yes(); }, ['check']: replaced };
[spread.check(), twice.check(), computed.check()];
