/**
 * Waits for results that are dropped: a call as a statement waits for its promise, so that what it throws is an error
 * of the cell. When the run stands still while it waits the wait is let go, and the caller goes on as in plain
 * JavaScript.
 */

import { framesOf } from './guest-frames.js'
import { makeOpenWaits } from './open-waits.js'

const NativeError = Error
const NativePromise = Promise
const { apply } = Reflect
const { indexOf } = String.prototype
const waits = makeOpenWaits()

const newWait = (order, stack, resolve) => ({
  __proto__: null,
  order,
  stack,
  resolve,
  isOver: false,
  isOpen: false,
  outside: undefined,
  inside: undefined,
})

/** Makes `dropped(order, promise)`; `report` takes the reason of a promise that nobody waits for any more. */
export function makeDropped(report) {
  async function follow(wait, promise, reject) {
    try {
      const value = await promise
      waits.close(wait)
      wait.resolve(value)
    } catch (error) {
      if (waits.close(wait)) reject(error)
      // Nobody hears it any more: it fails the run, as an unhandled rejection ends a Node process.
      else if (!wait.isOver) report(error)
    }
  }

  /**
   * A promise that settles as `promise` does, or with undefined once it was let go; `stack` says where the call stands.
   */
  return function dropped(order, promise, { stack } = new NativeError()) {
    return new NativePromise((resolve, reject) => {
      follow(waits.open(newWait(order, stack, resolve)), promise, reject)
    })
  }
}

/** Waits for a call that the cell ends with: it is its value, and never let go. */
export async function endOfCell(order, promise) {
  const { stack } = new NativeError()
  const wait = waits.open(newWait(order, stack, undefined))
  try {
    return await promise
  } finally {
    waits.close(wait)
  }
}

/** Lets the innermost wait go; gives its number, 0 when none is open that may be. */
export function release() {
  let wait = waits.innermost()
  while (wait !== undefined && wait.resolve === undefined) wait = wait.outside
  if (wait === undefined) return 0
  waits.close(wait)
  wait.resolve()
  return wait.order
}

/**
 * Where the calls stand that are waited for, as frames of a stack: the one that the cell itself waits for, then the
 * innermost. Empty when none is open.
 */
export function droppedAt() {
  const innermost = waits.innermost()
  if (innermost === undefined) return ''
  const inside = placeOf(innermost)
  for (let wait = innermost; wait !== undefined; wait = wait.outside) {
    const place = placeOf(wait)
    if (apply(indexOf, place, ['at <eval> (']) < 0) continue
    return wait === innermost ? place : `${place}\n${inside}`
  }
  return inside
}

/** The innermost frame of the guest's own code. */
const placeOf = ({ stack }) => framesOf(stack)[0] ?? ''

/** Forgets all waits: the run that they stand in is over, and their callers never go on. */
export function forgetDropped() {
  for (let wait = waits.innermost(); wait !== undefined; wait = waits.innermost()) {
    wait.isOver = true
    waits.close(wait)
  }
}
