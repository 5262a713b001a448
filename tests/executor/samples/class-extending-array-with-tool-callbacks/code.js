class Names extends Array {
  loud() {
    return this.map((x) => upper(x));
  }
}
const names = Names.from(['a', 'b']);
const loud = names.loud();
[loud.length, loud instanceof Names, [...loud]];
