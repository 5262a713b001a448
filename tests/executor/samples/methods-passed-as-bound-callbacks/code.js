class Store {
  prefix = 'user ';
  load(id) {
    return this.prefix + fetchUser(id).name;
  }
}
const store = new Store();
listIds().map(store.load.bind(store));
