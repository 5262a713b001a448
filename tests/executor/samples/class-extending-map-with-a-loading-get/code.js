class Loader extends Map {
  get(key) {
    if (!super.has(key)) super.set(key, fetchUser(key).name);
    return super.get(key);
  }
}
const loader = new Loader();
[loader.get(1), loader.get(3), loader.get(1), loader.size];
