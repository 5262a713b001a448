let starts = 0;
const load = async () => {
  starts++;
  await slow(1, 1);
  return null;
};
class Once {
  keep(promise) {
    this.kept = promise;
  }
  get() {
    return this.kept ?? this.make();
  }
  make() {
    const made = load();
    this.keep(made);
    return made;
  }
}
const once = new Once();
await Promise.all([once.get(), once.get()]);
starts;
