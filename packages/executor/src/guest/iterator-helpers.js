/**
 * This engine cannot close a helper of an iterator that has no `return`, such as those of lists, Maps and Sets: it
 * calls `undefined`. The helper itself is closed by then, which is all that the language asks for (ECMA-262,
 * IteratorClose).
 */
const { apply } = Reflect
const { defineProperty, getPrototypeOf } = Object
const { get, set } = WeakMap.prototype
const { values } = Array.prototype

const iterators = getPrototypeOf(getPrototypeOf(apply(values, [], [])))
const helpers = getPrototypeOf(apply(iterators.drop, apply(values, [], []), [0]))

/** Helper → the iterator that it goes through. */
const sources = new WeakMap()

const define = (owner, key, value) =>
  defineProperty(owner, key, { __proto__: null, value, writable: true, configurable: true })

/** What makes a helper notes what it is made of. */
function noteSource(key) {
  const make = iterators[key]
  const method = {
    [key](given) {
      const helper = apply(make, this, [given])
      apply(set, sources, [helper, this])
      return helper
    },
  }[key]
  define(iterators, key, method)
}
for (const key of ['map', 'filter', 'take', 'drop', 'flatMap']) noteSource(key)

const { return: close } = helpers
define(
  helpers,
  'return',
  {
    return() {
      const source = apply(get, sources, [this])
      try {
        return apply(close, this, [])
      } catch (error) {
        const method = source?.return
        if (source === undefined || (method !== undefined && method !== null)) throw error
        return { value: undefined, done: true }
      }
    },
  }.return,
)
