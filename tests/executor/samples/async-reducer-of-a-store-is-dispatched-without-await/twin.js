const reducers = {
  async load(state, id) {
    return { ...state, user: await fetchUser(id) };
  },
  async approve(state, action) {
    return (await approve(action)) ? { ...state, done: [...state.done, action] } : state;
  },
};
const store = {
  state: { done: [] },
  listeners: [],
  async dispatch(type, payload) {
    const before = this.state;
    this.state = await reducers[type](this.state, payload);
    this.listeners.forEach((listener) => listener(this.state !== before));
    return this.state;
  },
};
const changes = [];
store.listeners.push((changed) => changes.push(changed));
await store.dispatch('load', 1);
await store.dispatch('approve', 'delete');
const { done } = await store.dispatch('approve', 'read');
[done, store.state.user.name, changes];
