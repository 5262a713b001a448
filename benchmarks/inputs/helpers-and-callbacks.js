// Small helpers that call what they are handed: folds, caches, events, walks, a store, as models write them.
const size = 30000

const compose =
  (...steps) =>
  (value) =>
    steps.reduce((result, step) => step(result), value)
const pluck = (list, key) => list.map((item) => key(item))
const groupBy = (list, key) => {
  const groups = {}
  for (const item of list) {
    const name = key(item)
    groups[name] ??= []
    groups[name].push(item)
  }
  return groups
}
const memoize = (fn) => {
  const known = new Map()
  return (key) => {
    if (!known.has(key)) known.set(key, fn(key))
    return known.get(key)
  }
}
function visit(node, callback) {
  if (!node) return
  callback(node)
  visit(node.left, callback)
  visit(node.right, callback)
}

class Emitter {
  #listeners = {}
  on(event, listener) {
    this.#listeners[event] ??= []
    this.#listeners[event].push(listener)
    return this
  }
  emit(event, value) {
    for (const listener of this.#listeners[event] ?? []) listener(value)
  }
}

const createStore = (reduce, state) => {
  const subscribers = []
  return {
    dispatch(action) {
      state = reduce(state, action)
      subscribers.forEach((subscriber) => {
        subscriber(state)
      })
    },
    subscribe: (subscriber) => subscribers.push(subscriber),
    get: () => state,
  }
}

let total = 0
const price = compose(
  (value) => value * 3,
  (value) => value + 7,
  (value) => value % 1000,
)
const fibonacci = memoize((n) => (n < 2 ? n : (fibonacci(n - 1) + fibonacci(n - 2)) % 100003))
const emitter = new Emitter().on('tick', (value) => {
  total += value
})
const store = createStore((state, { by }) => ({ count: state.count + by }), { count: 0 })
store.subscribe(({ count }) => {
  total += count % 2
})

const rows = []
for (let index = 0; index < size; index++) {
  rows.push({ id: index, group: `g${index % 11}`, price: price(index) })
  emitter.emit('tick', fibonacci(index % 80))
  store.dispatch({ by: index % 3 })
}
const groups = groupBy(rows, ({ group }) => group)
const sums = Object.entries(groups).map(([group, list]) => [
  group,
  pluck(list, (row) => row.price).reduce((sum, value) => sum + value, 0),
])

const tree = (depth) => (depth === 0 ? null : { left: tree(depth - 1), right: tree(depth - 1), depth })
const forest = tree(Math.min(14, 6 + Math.floor(size / 4000)))
for (let round = 0; round < 3; round++) {
  visit(forest, ({ depth }) => {
    total += depth
  })
}

JSON.stringify({ total, sums, count: store.get().count })
