const flags = { get ready() { return no(); } };
class Gate {
  check() { return yes(); }
  check() { return flags.ready ? 'wrong' : 'right'; }
  static open() { return yes(); }
  static ['open']() { return flags.ready ? 'wrong' : 'right'; }
}
[new Gate().check(), Gate.open()];
