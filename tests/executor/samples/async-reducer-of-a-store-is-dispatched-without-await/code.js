const reducers = {
  async load(state, id) {
    return { ...state, user: fetchUser(id) };
  },
  async approve(state, action) {
    return approve(action) ? { ...state, done: [...state.done, action] } : state;
  },
};
const store = {
  state: { done: [] },
  listeners: [],
  async dispatch(type, payload) {
    const before = this.state;
    this.state = reducers[type](this.state, payload);
    this.listeners.forEach((listener) => listener(this.state !== before));
    return this.state;
  },
};
const changes = [];
store.listeners.push((changed) => changes.push(changed));
store.dispatch('load', 1);
store.dispatch('approve', 'delete');
const { done } = store.dispatch('approve', 'read');
[done, store.state.user.name, changes];
