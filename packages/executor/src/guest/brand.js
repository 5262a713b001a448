/**
 * Marks functions that may suspend: host functions, and functions that the rewriter made asynchronous.
 *
 * The mark is a private field, so guest code can neither read it, forge it nor put it on a Proxy. A call site arms the
 * token only for a marked callee and calls it at once, and only a marked callee takes the token: no other code can run
 * in between. That is what makes an answer and its promise impossible to confuse.
 */
class Stamp extends function (target) {
  return target
} {
  #marked = true
  static has(value) {
    return #marked in value
  }
}

const { defineProperty, getOwnPropertyDescriptor } = Object
const isMarked = Stamp.has

/** True when `value` is a function that may suspend. */
export function suspends(value) {
  return typeof value === 'function' && isMarked(value)
}

/** Marks `fn` as one that may suspend, gives it the name it would have had, and returns it. */
export function mark(fn, name) {
  if (!isMarked(fn)) new Stamp(fn)
  if (name !== undefined) defineProperty(fn, 'name', { __proto__: null, value: name, configurable: true })
  return fn
}

/** Marks the methods of `owner` under the given keys and returns `owner`. Accessors and missing keys are left alone. */
export function markMethods(owner, keys) {
  for (let index = 0; index < keys.length; index++) {
    const own = getOwnPropertyDescriptor(owner, keys[index])
    if (own !== undefined && typeof own.value === 'function') mark(own.value)
  }
  return owner
}

/** Marks methods of a class: those on its prototype and the static ones. */
export function markClass(constructor, keys, staticKeys) {
  markMethods(constructor.prototype, keys)
  markMethods(constructor, staticKeys)
}
