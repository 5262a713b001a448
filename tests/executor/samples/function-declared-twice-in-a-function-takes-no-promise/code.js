const flags = { get ready() { return no(); } };
function outer() {
  function check() { return yes(); }
  function check() { return flags.ready ? 'wrong' : 'right'; }
  return check();
}
outer();
