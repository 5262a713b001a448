import { applyGiving } from './giving.js'
import { Walk } from './walk.js'

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

/** What a rewritten `for await` does: the engine's own does not wait for the end of what it leaves early. */
async function addAll(items, add) {
  const walk = new Walk(items)
  try {
    while (!Walk.isOver(walk, await Walk.on(walk, applyGiving))) await add(Walk.value(walk))
  } catch (error) {
    try {
      const end = Walk.leave(walk, applyGiving)
      if (end !== undefined) await end[0]
    } catch {
      // The first error counts.
    }
    throw error
  }
}
