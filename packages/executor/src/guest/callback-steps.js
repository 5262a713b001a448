/**
 * Built-ins that call back, as generators: what they yield is what a callback gave, what they get is its value. They go
 * on at once while there is nothing to wait for, as the built-in itself would.
 */
import { box, unbox } from './box.js'
import { isPromise } from './promises.js'
import { atOnce } from './token.js'

const { apply } = Reflect
const { next, throw: throwInto } = Object.getPrototypeOf(Object.getPrototypeOf((function* () {})()))

/**
 * Takes the steps of a built-in. Gives its answer where nothing was waited for (`takeEnded`), else a promise of it in a
 * box. `settles` says that promises which callbacks give of their own are waited for.
 */
export function takeSteps(steps, settles) {
  const end = goOn(steps, undefined, settles)
  return end.done ? atOnce(end.value) : afterWait(steps, end.value, settles)
}

/** Goes on to the end, or to what has to be waited for. */
function goOn(steps, given, settles) {
  for (let value = given; ; ) {
    const step = apply(next, steps, [value])
    if (step.done || isPromise(step.value)) return step
    value = unbox(step.value)
    if (settles && isPromise(value)) return { __proto__: null, done: false, value }
  }
}

async function afterWait(steps, promise, settles) {
  for (let waited = promise; ; ) {
    let step
    try {
      const value = unbox(await waited)
      const settled = settles && isPromise(value) ? await value : value
      step = goOn(steps, settled, settles)
    } catch (error) {
      // A generator that has ended throws it again.
      step = apply(throwInto, steps, [error])
    }
    if (step.done) return box(step.value)
    waited = step.value
  }
}
