class Box {
  constructor(value, flag) {
    this.value = value;
    this.state = flag ? 'open' : 'shut';
  }
}
const n = async (x) => double(x);
const off = async () => no();
[new Box(n(4), off()), new Date(n(0)).getTime(), new Array(n(2)).length, new Map([[n(1), n(2)]]), new Set([n(1), n(1)]).size];
