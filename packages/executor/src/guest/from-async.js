import { take } from './calls.js'
import { applyGiving } from './giving.js'
import { walks } from './walks.js'

/**
 * `Array.fromAsync`, which this engine does not have (ECMA-262, proposal-array-from-async): takes async iterables,
 * iterables and array-likes, awaits each element and what the mapping gives.
 */
export async function fromAsync(items, mapping, thisArg) {
  if (mapping !== undefined && typeof mapping !== 'function') throw new TypeError('the mapping is not a function')
  const result = typeof this === 'function' && this !== Array ? new this() : []
  let index = 0
  const add = async (item) => {
    const value = mapping === undefined ? item : await applyGiving(mapping, thisArg, [item, index])
    Object.defineProperty(result, index++, { value, writable: true, enumerable: true, configurable: true })
  }
  if (items[Symbol.asyncIterator] ?? items[Symbol.iterator]) await addAll(items, add)
  else for (let at = 0; at < items.length; at++) await add(await items[at])
  result.length = index
  return result
}

const { $$walk: begin, $$walkOn: walkOn, $$walked: isWalked, $$walkedTo: valueAt, $$leaving: isLeaving } = walks

/** What a rewritten `for await` does: the engine's own does not wait for the end of what it leaves early. */
async function addAll(items, add) {
  const walk = begin(items)
  try {
    while (!isWalked(walk, await walkOn(walk))) await add(valueAt(walk))
  } catch (error) {
    try {
      if (isLeaving(walk)) await take()
    } catch {
      // The first error counts.
    }
    throw error
  }
}
