const base = {
  hello(x) {
    return upper(x) + this.mark;
  },
};
const child = {
  __proto__: base,
  mark: '?',
  hello(x) {
    return '<' + super.hello(x) + '>';
  },
};
child.hello('hey');
