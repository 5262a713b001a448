class Made {
  constructor(value) {
    this.value = value;
  }
}
const build = async (x) => new Made(await double(x));
const made = [(await build(2)) instanceof Made, (await build(3)).value];
made;
