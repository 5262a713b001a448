/**
 * This engine cannot close a helper of an iterator that has no `return`, such as those of lists, Maps and Sets: it
 * calls `undefined`. The language asks for nothing then (ECMA-262, IteratorClose), so while a helper is closed there
 * is one. To note of each helper what it goes through would take longer than to make it.
 */
const { apply, defineProperty, deleteProperty } = Reflect
const { getOwnPropertyDescriptor, getPrototypeOf } = Object
const { values } = Array.prototype

const iterators = getPrototypeOf(getPrototypeOf(apply(values, [], [])))
const helpers = getPrototypeOf(apply(iterators.drop, apply(values, [], []), [0]))

const define = (owner, value) =>
  defineProperty(owner, 'return', { __proto__: null, value, writable: true, configurable: true })
const closeNothing = () => ({ value: undefined, done: true })

const { return: close } = helpers
const method = {
  return() {
    // One that stands there is the guest's, or that of a helper of which this one is the iterator.
    if (getOwnPropertyDescriptor(iterators, 'return') !== undefined) return apply(close, this, [])
    define(iterators, closeNothing)
    try {
      return apply(close, this, [])
    } finally {
      deleteProperty(iterators, 'return')
    }
  },
}.return
define(helpers, method)
