/**
 * Handlers of Proxies: what the engine is given in the place of the guest's. Its traps are those that the guest's
 * handler has at that moment, called on that handler.
 */
const { apply } = Reflect
const { defineProperty, setPrototypeOf } = Object
const NativeRangeError = RangeError

const TRAPS =
  'apply construct defineProperty deleteProperty get getOwnPropertyDescriptor getPrototypeOf has isExtensible ownKeys ' +
  'preventExtensions set setPrototypeOf'

/** More keys than this a trap may not give: the engine's own check overflows at 2^29. */
const MAX_KEYS = 1 << 20

/** Copies what an `ownKeys` trap gave, so that its length cannot change between a check and its use. */
function boundedKeys(keys) {
  if (typeof keys !== 'object' || keys === null) return keys
  const { length } = keys
  if (length > MAX_KEYS) throw new NativeRangeError('ownKeys gives too many keys')
  const copy = []
  for (let index = 0; index < length; index++) {
    defineProperty(copy, index, {
      __proto__: null,
      value: keys[index],
      writable: true,
      enumerable: true,
      configurable: true,
    })
  }
  return copy
}

/** Traps whose answer is the value of an expression, as it is: the engine takes that of others for a truth. */
const givesAnything = (key) => key === 'get' || key === 'apply' || key === 'construct'

/** Traps that are given what is put on a Proxy: as their third argument. */
const isGivenAny = (key) => key === 'set' || key === 'defineProperty'

class Handler {
  #handler
  #values
  #shown
  /** Trap → what is called in its place, the one that the handler had last. */
  #traps = { __proto__: null }
  #calls = { __proto__: null }

  constructor(handler, values, shown) {
    this.#handler = handler
    this.#values = values
    this.#shown = shown
  }

  static trapOf(bound, key) {
    const trap = bound.#handler[key]
    if (typeof trap !== 'function') return trap
    if (bound.#traps[key] !== trap) {
      bound.#calls[key] = bound.#callOf(key, trap)
      bound.#traps[key] = trap
    }
    return bound.#calls[key]
  }

  #callOf(key, trap) {
    const handler = this.#handler
    const { valueOf, givenTo } = this.#values
    if (this.#shown !== undefined) return this.#callShowing(key, trap)
    if (givesAnything(key)) return (...args) => apply(trap, handler, args)
    if (isGivenAny(key))
      return (...args) => {
        args[2] = givenTo(trap, 2, args[2])
        return valueOf(apply(trap, handler, args))
      }
    if (key === 'ownKeys') return (...args) => boundedKeys(valueOf(apply(trap, handler, args)))
    return (...args) => valueOf(apply(trap, handler, args))
  }

  /** The same for a trap that is given something else. */
  #callShowing(key, trap) {
    const shown = this.#shown
    const plain = new Handler(this.#handler, this.#values).#callOf(key, trap)
    return (...args) => {
      for (let index = 0; index < args.length; index++) args[index] = shown(args[index])
      return apply(plain, undefined, args)
    }
  }
}
const { trapOf } = Handler
for (let keys = TRAPS.split(' '), index = 0; index < keys.length; index++) {
  const key = keys[index]
  const get = function () {
    return trapOf(this, key)
  }
  defineProperty(Handler.prototype, key, { __proto__: null, get })
}
setPrototypeOf(Handler.prototype, null)

/**
 * What the engine is given for `handler`. `valueOf` makes a value of what a trap gave where the engine takes it for
 * one: a promise would always be a truth; `givenTo` makes one of what is put on the Proxy, if the trap asks for none.
 * `shown`, if there is any, says what the traps are given in the place of an argument.
 */
export function boundHandler(handler, values, shown) {
  const isObject = (typeof handler === 'object' && handler !== null) || typeof handler === 'function'
  return isObject ? new Handler(handler, values, shown) : handler
}
