/** Keys of Maps and Sets: a promise among them is found as what it is, and as its value where there are only values. */
import { makeTable } from './built-in-table.js'
import { isPromise } from './promises.js'

const { apply } = Reflect
const { getPrototypeOf } = Object

/** Built-ins that look for a key, and how the keys are gone through. */
const looking = makeTable('looks for')
for (const made of [new Map(), new Set()]) {
  const { get: find, has: contains, delete: remove, keys } = getPrototypeOf(made)
  const { next } = getPrototypeOf(made.keys())
  for (const builtIn of [find, contains, remove]) {
    looking.note(builtIn, { __proto__: null, keys, next })
  }
}

/** True for a call that looks for a promise in a Map or Set which has keys, and no promise among them. */
export function looksForValue({ callee, receiver, args }) {
  return isPromise(args[0]) && looking.has(callee) && hasOnlyValues(receiver, looking.of(callee))
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
