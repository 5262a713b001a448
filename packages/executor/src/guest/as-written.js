/** What guest functions are as they were written: asynchronous, or behind another that gives their values. */
import { ask } from './brand.js'
import { isProxy } from './proxies.js'

const { getPrototypeOf } = Object
const AsyncPrototype = getPrototypeOf(async () => {})

/** True for a function that is asynchronous as written, or bound from one: its promise stands for its value. */
export const isAsync = (fn) => typeof fn === 'function' && !isProxy(fn) && getPrototypeOf(fn) === AsyncPrototype

class Giving extends function (fn) {
  return fn
} {
  #behind
  constructor(fn, behind) {
    super(fn)
    this.#behind = behind
  }
  static has(value) {
    return #behind in value
  }
  static behind(value) {
    return value.#behind
  }
}

/** True for what stands for a function that gives promises. */
export const isGiving = Giving.has

/** Notes that `made`, which gives values, stands for `fn`, which gives promises. */
export function standFor(made, fn) {
  new Giving(made, fn)
  ask(made)
}

/** What a call site calls that takes promises. */
export const asWritten = (callee) => (typeof callee === 'function' && isGiving(callee) ? Giving.behind(callee) : callee)
