/**
 * Waits for results that are dropped: a call as a statement waits for its promise, so that what it throws is an error
 * of the cell. When the run stands still while it waits the wait is let go, and the caller goes on as in plain
 * JavaScript.
 */

import { innermostFrame, isOfCell } from './guest-frames.js'
import { makeOpenWaits, newWait } from './open-waits.js'

const NativeError = Error
const NativePromise = Promise
const waits = makeOpenWaits()
/** What stands for those of them in which the cell itself stands: asked for each time the guest is quiet. */
const cellWaits = makeOpenWaits()

/** Tells the host that one of them was opened: it asks where they stand only then. */
let tellHost
/** Gives what tells the host. */
export function letTell(tell) {
  tellHost = tell
}

function open(order, stack, resolve) {
  if (waits.innermost() === undefined) tellHost()
  const wait = newWait(order, innermostFrame(stack))
  wait.resolve = resolve
  wait.isOver = false
  wait.ofCell = isOfCell(wait.place) ? cellWaits.open(newWait(order, wait.place)) : undefined
  return waits.open(wait)
}

function close(wait) {
  if (wait.ofCell !== undefined) cellWaits.close(wait.ofCell)
  return waits.close(wait)
}

/** Makes `dropped(order, promise)`; `report` takes the reason of a promise that nobody waits for any more. */
export function makeDropped(report) {
  async function follow(wait, promise, reject) {
    try {
      const value = await promise
      close(wait)
      wait.resolve(value)
    } catch (error) {
      if (close(wait)) reject(error)
      // Nobody hears it any more: it fails the run, as an unhandled rejection ends a Node process.
      else if (!wait.isOver) report(error)
    }
  }

  /**
   * A promise that settles as `promise` does, or with undefined once it was let go; `stack` says where the call stands.
   */
  return function dropped(order, promise, { stack } = new NativeError()) {
    return new NativePromise((resolve, reject) => {
      follow(open(order, stack, resolve), promise, reject)
    })
  }
}

/** Waits for a call that the cell ends with: it is its value, and never let go. */
export async function endOfCell(order, promise) {
  const { stack } = new NativeError()
  const wait = open(order, stack, undefined)
  try {
    return await promise
  } finally {
    close(wait)
  }
}

/** Lets the innermost wait go; gives its number, 0 when none is open that may be. */
export function release() {
  let wait = waits.innermost()
  while (wait !== undefined && wait.resolve === undefined) wait = wait.outside
  if (wait === undefined) return 0
  close(wait)
  wait.resolve()
  return wait.order
}

/**
 * Where the calls stand that are waited for, as frames of a stack: the one that the cell itself waits for, then the
 * innermost. Empty when none is open.
 */
export function droppedAt() {
  const inside = waits.innermost()
  const ofCell = cellWaits.innermost()
  if (inside === undefined) return ''
  return ofCell === undefined || ofCell === inside.ofCell ? inside.place : `${ofCell.place}\n${inside.place}`
}

/** Forgets all waits: the run that they stand in is over, and their callers never go on. */
export function forgetDropped() {
  for (let wait = waits.innermost(); wait !== undefined; wait = waits.innermost()) {
    wait.isOver = true
    close(wait)
  }
}
