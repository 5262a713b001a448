/** Callbacks of iterator helpers: what they are given comes one by one, in the middle of a loop of the engine's. */
import { put } from './async-versions.js'
import { withValues } from './callback-values.js'
import { looksInto } from './looked-into.js'

const { getPrototypeOf } = Object

const iterators = getPrototypeOf(getPrototypeOf([].values()))

function giveValues({ args }, _add, copyFor) {
  if (typeof args[0] === 'function') put(args, 0, withValues(args[0], { copyFor: copyFor(args[0]) }))
}

const HELPERS = 'map filter flatMap some every find forEach reduce'
for (let names = HELPERS.split(' '), index = 0; index < names.length; index++) {
  looksInto(iterators[names[index]], giveValues)
}
