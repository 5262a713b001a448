/** Which parameters of a guest function keep promises: a bit each, the last for all that follow. */
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
const { defineProperty, getOwnPropertyDescriptor } = Object

/** `$$takes(f, mask)`: notes it of a function, and gives that back. */
export function noteTaken(fn, mask, name) {
  if (!has(fn)) new Stamp(fn, mask)
  if (name !== undefined) defineProperty(fn, 'name', { __proto__: null, value: name, configurable: true })
  return fn
}

/** `$$takesMethods(owner, [key, mask, …])`: notes it of methods, and gives their owner back. */
export function noteMethods(owner, keysAndMasks) {
  for (let index = 0; index < keysAndMasks.length; index += 2) {
    const own = getOwnPropertyDescriptor(owner, keysAndMasks[index])
    if (own !== undefined && typeof own.value === 'function') noteTaken(own.value, keysAndMasks[index + 1])
  }
  return owner
}

/** `$$takesClass(class, …, …)`: notes it of the methods of a class, those on its prototype and the static ones. */
export function noteClass(constructor, keysAndMasks, staticKeysAndMasks) {
  noteMethods(constructor.prototype, keysAndMasks)
  noteMethods(constructor, staticKeysAndMasks)
}

/** Notes of a bound function what is noted of its target; it gives the first `count` arguments by itself. */
export function noteBound(bound, target, count) {
  const mask = read(target)
  if (mask !== 0) new Stamp(bound, mask >> (count < 31 ? count : 31))
}

/** True when a function keeps the promise that it is given at `index`. */
export const takesPromise = (fn, index) => ((read(fn) >> (index < 30 ? index : 30)) & 1) === 1
