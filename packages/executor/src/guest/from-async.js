import { put } from './async-versions.js'
import { applyGiving } from './giving.js'
import { Walk } from './walk.js'

const { asyncIterator, iterator } = Symbol
const NativeArray = Array
const NativeTypeError = TypeError

/**
 * `Array.fromAsync`, which this engine does not have (ECMA-262, proposal-array-from-async): takes async iterables,
 * iterables and array-likes, awaits each element and what the mapping gives.
 */
export async function fromAsync(items, mapping, thisArg) {
  if (mapping !== undefined && typeof mapping !== 'function') throw new NativeTypeError('the mapping is not a function')
  const result = typeof this === 'function' && this !== NativeArray ? new this() : []
  let index = 0
  const add = async (item) => {
    const value = mapping === undefined ? item : await applyGiving(mapping, thisArg, [item, index])
    put(result, index++, value)
  }
  if (items[asyncIterator] ?? items[iterator]) await addAll(items, add)
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
