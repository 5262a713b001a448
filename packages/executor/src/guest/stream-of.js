/** Async iterables that the engine goes through: the methods of hand-written ones are the guest's. */
import { applyGiving } from './giving.js'

const { apply } = Reflect
const { asyncIterator } = Symbol

/** What the engine goes through in the place of a value: methods of the guest's own give it their promises. */
export function streamOf(value) {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return value
  const start = value[asyncIterator]
  if (typeof start !== 'function') return value
  return { __proto__: null, [asyncIterator]: () => stepsOf(apply(start, value, [])) }
}

const { next: nextOfGenerator } = Object.getPrototypeOf(Object.getPrototypeOf((async function* () {})()))

function stepsOf(steps) {
  if (typeof steps !== 'object' || steps === null) return steps
  const { next } = steps
  if (next === nextOfGenerator) return steps
  const method = (key) => {
    const own = steps[key]
    return own === undefined || own === null ? own : (...args) => applyGiving(own, steps, args)
  }
  return {
    __proto__: null,
    next: (...args) => applyGiving(next, steps, args),
    get return() {
      return method('return')
    },
    get throw() {
      return method('throw')
    },
  }
}
