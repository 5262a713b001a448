/** Keys of Maps and Sets: a promise among them is found as what it is, and as its value where there are only values. */
import { isPromise } from './promises.js'

const { apply } = Reflect
const { get, has, set } = Map.prototype
const { getPrototypeOf } = Object

/** Built-ins that look for a key, and how the keys are gone through. */
const looking = new Map()
for (const made of [new Map(), new Set()]) {
  const { get: find, has: contains, delete: remove, keys } = getPrototypeOf(made)
  const { next } = getPrototypeOf(made.keys())
  for (const builtIn of [find, contains, remove]) {
    if (builtIn !== undefined) apply(set, looking, [builtIn, { __proto__: null, keys, next }])
  }
}

/** True for a call that looks for a promise in a Map or Set which has keys, and no promise among them. */
export function looksForValue({ callee, receiver, args }) {
  return isPromise(args[0]) && apply(has, looking, [callee]) && hasOnlyValues(receiver, apply(get, looking, [callee]))
}

function hasOnlyValues(collection, { keys, next }) {
  let isEmpty = true
  try {
    const all = apply(keys, collection, [])
    for (let step = apply(next, all, []); !step.done; step = apply(next, all, [])) {
      if (isPromise(step.value)) return false
      isEmpty = false
    }
  } catch {
    // It is no such collection: the built-in says so.
    return false
  }
  return !isEmpty
}
