/** The steps of a rewritten `for await`: it awaits what `$$walkOn` gives, and what `$$leaving` left for `$$take`. */
import { putAnswer } from './calls.js'
import { promiseOf } from './promise-calls.js'
import { object, Walk } from './walk.js'

/** What rewritten code names. */
export const walks = {
  $$walk: (value) => new Walk(value),
  $$walkOn: (walk) => Walk.on(walk, promiseOf),
  $$walked: Walk.isOver,
  $$walkedTo: Walk.value,
  /** True when the loop is left in the middle, and the iterator's answer is to be awaited. */
  $$leaving(walk) {
    const end = Walk.leave(walk, promiseOf)
    return end === undefined ? putAnswer(undefined, false) : putAnswer(end[0], true)
  },
  $$left: (result) => object(result, 'the result of return'),
}
