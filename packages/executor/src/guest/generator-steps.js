/**
 * Async generators: each step is waited for where it is taken and gives its value, and loops, spreads and patterns go
 * through them as through plain ones. Call sites that take promises call the engine's own methods, which stand behind.
 * So code that knows of no promise gets values, whichever way a generator comes.
 */
import { standFor } from './as-written.js'
import { isProxy } from './proxies.js'

const { apply, defineProperty } = Reflect
const { create, getPrototypeOf } = Object
const { iterator } = Symbol
const AsyncGenerator = getPrototypeOf(async function* () {})
const { prototype: generators } = AsyncGenerator
const { next: nextStep } = generators

/** What a step gives, of the promise of one: given once there is a host. */
let stepNow

/** Gives what waits for a step. */
export function letStep(wait) {
  stepNow = wait
}

/** True for a function that gives async generators. */
export const isAsyncGenerator = (fn) =>
  typeof fn === 'function' && !isProxy(fn) && getPrototypeOf(fn) === AsyncGenerator

/** True for what async generators descend from. */
export const isOfAsyncGenerators = (parent) => getPrototypeOf(parent) === generators

/** What gives values by its steps, and the async generator that it goes on with. */
const stepping = new WeakMap()
const { get, has, set } = WeakMap.prototype

/** True for one of them: it can be gone through as a plain iterable, and is none. */
export const givesSteps = (value) => apply(has, stepping, [value])

const hidden = (value) => ({ __proto__: null, value, writable: true, configurable: true })
const { itself } = {
  itself() {
    return this
  },
}
defineProperty(itself, 'name', { __proto__: null, value: '[Symbol.iterator]', configurable: true })
/** The properties of one. */
const steps = {
  __proto__: null,
  next: hidden(methodFor('next')),
  return: hidden(methodFor('return')),
  throw: hidden(methodFor('throw')),
  [iterator]: hidden(itself),
}

/**
 * Lets an async generator give values by its steps. Gives the generator, or another object that goes on with it where
 * it cannot be changed.
 */
export function givingSteps(generator) {
  // The guest's own method gives what it likes, and is called as any function is.
  if (generator.next !== nextStep) return generator
  if (!defineProperty(generator, 'next', steps.next)) {
    const made = create(getPrototypeOf(generator), steps)
    apply(set, stepping, [made, generator])
    return made
  }
  defineProperty(generator, 'return', steps.return)
  defineProperty(generator, 'throw', steps.throw)
  defineProperty(generator, iterator, steps[iterator])
  apply(set, stepping, [generator, generator])
  return generator
}

function methodFor(key) {
  const method = generators[key]
  const on = (value) => apply(get, stepping, [value]) ?? value
  const made = {
    [key](given) {
      return stepNow(apply(method, on(this), [given]))
    },
  }[key]
  const { asked } = {
    asked(given) {
      return apply(method, on(this), [given])
    },
  }
  standFor(made, asked)
  return made
}
