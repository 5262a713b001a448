/** Objects that built-ins go through by index, as they go through lists: what is promised in them. */

import { put } from './async-versions.js'
import { makeTable } from './built-in-table.js'
import { isContainer, writerOfProperty } from './copy-parts.js'
import { descriptorOf } from './descriptors.js'
import { isPromise } from './promises.js'
import { isProxy } from './proxies.js'

const { ownKeys } = Reflect
const { isArray, prototype: list } = Array
const { isView } = ArrayBuffer
const { iterator } = Symbol

/** Longer ones are left to the built-in. */
const MAX_LENGTH = 1_000_000

/** Built-ins that go through what they are called on. */
const ofLists = makeTable('goes over a list')
for (const key of ownKeys(list)) ofLists.note(list[key])

const isLike = (value) => isContainer(value) && !isArray(value) && !isProxy(value) && !isView(value)

/**
 * A wait for the length of what a built-in goes through, which is one of its own or, where `takesItems`, the first
 * argument: undefined where that is a number already.
 */
export function lengthStep({ callee, receiver, args }, takesItems) {
  const items = takesItems ? args[0] : receiver
  return takesItems || ofLists.has(callee) ? lengthOf(items) : undefined
}

/** A wait for a length, which takes its place; undefined where it is a number already. */
export function lengthOf(items) {
  if (!isLike(items) || isPromise(items)) return undefined
  const length = descriptorOf(items, 'length')?.value
  if (!isPromise(length)) return undefined
  const write = writerOfProperty(items, 'length', length)
  return write === undefined ? undefined : { __proto__: null, promise: length, write }
}

/** The elements of one in a list; undefined for what is none. */
export function listFrom(items) {
  if (!isLike(items)) return undefined
  const { length } = items
  if (typeof length !== 'number' || !(length >= 0 && length <= MAX_LENGTH)) return undefined
  const copy = []
  copy.length = length - (length % 1)
  for (let index = 0; index < copy.length; index++) if (index in items) put(copy, index, items[index])
  return copy
}

/** The same for what is no iterable, where there are promises among the elements. */
export function promisedIn(items) {
  if (!isLike(items) || descriptorOf(items, 'length')?.value === undefined) return undefined
  if (items[iterator] !== undefined && items[iterator] !== null) return undefined
  const elements = listFrom(items)
  for (let index = 0; elements !== undefined && index < elements.length; index++) {
    if (isPromise(elements[index])) return elements
  }
}
