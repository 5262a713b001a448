const make = (() => {
  class Promise {
    constructor(value) {
      this.value = value;
    }
  }
  const build = async (x) => new Promise(double(x));
  return [build(2) instanceof Promise, build(3).value];
})();
make;
