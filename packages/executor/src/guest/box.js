/**
 * What a suspending function gives, on its way to the caller: an object in a box. An asynchronous function would wait
 * for a promise, or any object with a `then`, that it returns; the plain function that the model wrote hands it on.
 */
class Box {
  #value
  constructor(value) {
    this.#value = value
  }
  static open(value) {
    return #value in value ? value.#value : value
  }
}
const { open } = Box
const { freeze, setPrototypeOf } = Object

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function'

/** `$$boxed(value)`: what a suspending function returns. */
export function box(value) {
  return isObject(value) ? freeze(setPrototypeOf(new Box(value), null)) : value
}

/** `$$unboxed(value)`: what the caller gets. */
export function unbox(value) {
  return isObject(value) ? open(value) : value
}
