import { bare, defineProperty } from './built-ins.js'

/** A step of the walk that cannot go on; turned into a `TransferError` once the path is known. */
const hidden = { __proto__: null, value: Error, writable: false, enumerable: false, configurable: false }

/** What a crossing error is, for {@link transferFailure}; guest code can neither read nor set a private field. */
class CrossingError extends Error {
  #failure
  #walk
  constructor(code, message, walk) {
    super(message)
    this.#failure = { __proto__: null, code, message }
    this.#walk = walk
    define(this, 'code', code)
  }
  static takeWalk(error) {
    const walk = error.#walk
    error.#walk = undefined
    return walk
  }
  static addContext(error, context) {
    if (CrossingError.failureOf(error) === undefined) return
    error.#failure.message = context + error.#failure.message
    define(error, 'message', error.#failure.message)
  }
  static failureOf(error) {
    return typeof error === 'object' && error !== null && #failure in error ? error.#failure : undefined
  }
}

/** Thrown by `encode` for a value that cannot cross; `path` leads to it. Only the codec can make one. */
export class TransferError extends CrossingError {
  constructor(path, reason, walk) {
    super('not-transferable', 'cannot cross: ' + path + ' ' + reason, walk)
    define(this, 'path', path)
  }
}

/** Thrown by `encode` for a value over its limit; `bytes` is what was counted until the walk stopped. */
export class SizeError extends CrossingError {
  constructor(bytes, limit) {
    super('too-large', 'cannot cross: value takes ' + bytes + ' bytes or more, over the limit of ' + limit)
    define(this, 'bytes', bytes)
    define(this, 'limit', limit)
  }
}

// A guest that catches one must not get hold of its class, or it could make another: `constructor` says Error.
const classes = bare([CrossingError, TransferError, SizeError])
for (let index = 0; index < classes.length; index++) defineProperty(classes[index].prototype, 'constructor', hidden)
define(TransferError.prototype, 'name', 'TransferError')
define(SizeError.prototype, 'name', 'SizeError')

function define(target, key, value) {
  defineProperty(target, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true })
}

/**
 * Tells a crossing error of this codec from everything a guest can make, whatever the guest changed on it since.
 * @param {unknown} error anything thrown
 * @returns {{ code: 'not-transferable' | 'too-large', message: string } | undefined} as it was when it was made
 */
export function transferFailure(error) {
  return CrossingError.failureOf(error)
}

/**
 * Takes the walk that ended with a crossing error: it has what was read, and is not kept longer than the error is told.
 * @param {Error} error one for which `transferFailure` has an answer
 * @returns {object | undefined} the walk, the first time
 */
export const { takeWalk } = CrossingError

/** Says in a crossing error what could not be done; other errors are left alone. Gives the error back. */
export function addContext(error, context) {
  CrossingError.addContext(error, context)
  return error
}
