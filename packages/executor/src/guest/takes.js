import { mayBeRenamed } from './accessors.js'
import { descriptorOf } from './descriptors.js'
import { isGuestFunction, isNative } from './function-text.js'
import { isProxy } from './proxies.js'

/**
 * Which parameters of a guest function keep promises: a bit each, the last for all that follow. As many bits above say
 * of which it asks whether there are promises in them.
 */
class Stamp extends function (target) {
  return target
} {
  #mask
  constructor(target, mask) {
    super(target)
    this.#mask = mask
  }
  static read(value) {
    return #mask in value ? value.#mask : 0
  }
  static has(value) {
    return #mask in value
  }
}
const { has, read } = Stamp
const { defineProperty } = Object

/** `$$takes(f, mask)`: notes it of a function, and gives that back. */
export function noteTaken(fn, mask, name) {
  if (!has(fn)) new Stamp(fn, mask)
  if (name !== undefined) defineProperty(fn, 'name', { __proto__: null, value: name, configurable: true })
  return fn
}

/** `$$takesMethods(owner, [key, mask, …])`: notes it of methods, and gives their owner back. */
export function noteMethods(owner, keysAndMasks) {
  for (let index = 0; index < keysAndMasks.length; index += 2) {
    const own = descriptorOf(owner, keysAndMasks[index])
    if (own !== undefined && typeof own.value === 'function') noteTaken(own.value, keysAndMasks[index + 1])
  }
  return owner
}

/**
 * `$$takesClass(class, …, …)`: notes it of the methods of a class, those on its prototype and the static ones, and
 * perhaps of the class itself.
 */
export function noteClass(constructor, keysAndMasks, staticKeysAndMasks, mask) {
  if (mask !== undefined) noteTaken(constructor, mask)
  noteMethods(constructor.prototype, keysAndMasks)
  noteMethods(constructor, staticKeysAndMasks)
}

/** As in `2-analyze/promises/taken-promises.ts`. */
const WIDTH = 14
const LAST = 1 << (WIDTH - 1)
const ALL = 2 * LAST - 1
/** A guest function that is bound. */
const IS_BOUND = 1 << (2 * WIDTH)
const ASKS_THIS = 2 * IS_BOUND
/** Any function that is bound, or stands for another: like the engine's own it stands in no file. */
const WAS_MADE = 4 * IS_BOUND
/** In the place of an index: what a method is called on. */
export const THIS = -1

/** Notes of a bound function what is noted of its target; it gives the first `count` arguments by itself. */
export function noteBound(bound, target, count) {
  new Stamp(bound, boundMask(target, count) | WAS_MADE)
}

/** The same of what stands for another. */
export function noteAlike(made, fn) {
  new Stamp(made, boundMask(fn, 0) | WAS_MADE)
}

function boundMask(target, count) {
  const mask = read(target)
  const isBound = mask & IS_BOUND || isGuestFunction(target) ? IS_BOUND : 0
  return after(mask & ALL, count) | (after((mask >> WIDTH) & ALL, count) << WIDTH) | isBound
}

/**
 * True for a function that settles a promise: one of the engine's own that was made without a name, and takes one
 * argument. What guest code puts in the place of a name can be listed, or was defined.
 */
export function isResolver(fn) {
  if (isProxy(fn) || !isNative(fn) || (read(fn) & WAS_MADE) !== 0 || mayBeRenamed(fn)) return false
  const name = descriptorOf(fn, 'name')
  return name?.value === '' && !name.enumerable && descriptorOf(fn, 'length')?.value === 1
}

/** The bits of the parameters from the one at `count` on. */
function after(bits, count) {
  const skipped = count < WIDTH ? count : WIDTH
  return ((bits & LAST ? bits | (~0 << WIDTH) : bits) >> skipped) & ALL
}

const bitAt = (index) => 1 << (index < WIDTH ? index : WIDTH - 1)

/** True when a function keeps the promise that it is given at `index`. */
export const takesPromise = (fn, index) => (read(fn) & bitAt(index)) !== 0

/** True for a function of the guest's own, also one that is bound or stands behind a Proxy. */
export const isGuests = (fn) =>
  typeof fn === 'function' && ((read(fn) & IS_BOUND) !== 0 || isProxy(fn) || isGuestFunction(fn))

/** True for a function that asks for promises in what it is given at `index`. */
export const asksWithin = (fn, index) => ((read(fn) >> WIDTH) & bitAt(index)) !== 0

/** True for a guest function that asks for no promise in what it is given at `index`. */
export function takesNoneWithin(fn, index) {
  const mask = read(fn)
  const isAsked = index === THIS ? (mask & (ASKS_THIS | IS_BOUND)) !== 0 : asksWithin(fn, index)
  return !isAsked && isGuests(fn)
}
