/** Built-ins that keep what they are given: of which of their arguments, and whether they put it into a container. */
import { makeTable } from './built-in-table.js'

const NativeArray = Array
const { prototype: list } = Array

/** Built-ins that put all that they are given into a container: nothing is asked where they are called, often. */
class Adding extends function (fn) {
  return fn
} {
  #adds = true
  static has(value) {
    return typeof value === 'function' && #adds in value
  }
}
/** True for one of them. */
export const isAdding = Adding.has
const noteAdding = (builtIn) => typeof builtIn === 'function' && new Adding(builtIn)

/** Built-in → the first argument that it keeps, and the first after those; the others are numbers to it. */
const keeping = makeTable('keeps')
function keep(builtIn, from = 0, to = Infinity) {
  keeping.note(builtIn, { __proto__: null, from, to })
}

for (const name of ['push', 'unshift']) {
  keep(list[name])
  noteAdding(list[name])
}
keep(list.fill, 0, 1)
keep(list.with, 1)
keep(list.splice, 2)
keep(list.toSpliced, 2)
for (const owner of [Map.prototype, Set.prototype, WeakMap.prototype, WeakSet.prototype]) {
  for (const name of ['add', 'set', 'get', 'has', 'delete']) keep(owner[name])
  noteAdding(owner.add)
  noteAdding(owner.set)
}
for (const name of ['resolve', 'reject', 'all', 'allSettled', 'any', 'race']) keep(Promise[name])
for (const name of ['then', 'catch', 'finally']) keep(Promise.prototype[name])
keep(Array.of)
// What is registered is an object, which the value of a promise may not be.
keep(FinalizationRegistry.prototype.register)
keep(FinalizationRegistry.prototype.unregister)
keep(Array)

/** Takes note of what puts properties on its first argument, once all that the library replaces is in place. */
export function learnKept() {
  for (const owner of [Object, Reflect]) {
    for (const name of ['assign', 'defineProperty', 'defineProperties']) keep(owner[name], 0, 1)
  }
}

/** True for one that keeps any. */
export const isKeeping = keeping.has

/** True where it keeps the argument at `index` of `count`. */
export function keepsAt(builtIn, index, count) {
  const kept = keeping.of(builtIn)
  // The one argument of `Array` is a length.
  return kept !== undefined && index >= kept.from && index < kept.to && !(builtIn === NativeArray && count === 1)
}
