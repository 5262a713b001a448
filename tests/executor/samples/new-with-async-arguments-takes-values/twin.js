class Box {
  constructor(value, flag) {
    this.value = value;
    this.state = flag ? 'open' : 'shut';
  }
}
const n = async (x) => await double(x);
const off = async () => await no();
[
  new Box(await n(4), await off()),
  new Date(await n(0)).getTime(),
  new Array(await n(2)).length,
  new Map([[await n(1), await n(2)]]),
  new Set([await n(1), await n(1)]).size,
];
