/**
 * Callbacks of iterator helpers: what they are given comes one by one, in the middle of a loop of the engine's, and is
 * waited for there.
 */
import { put } from './async-versions.js'
import { valueNow } from './calls.js'
import { applyGiving } from './giving.js'
import { copyForConversion } from './lists.js'
import { looksInto } from './looked-into.js'
import { isPromise } from './promises.js'
import { takesNoneWithin, takesPromise } from './takes.js'
import { UnsettledData } from './unsettled-data.js'
import { valuesNow } from './within.js'

const { getPrototypeOf } = Object

const iterators = getPrototypeOf(getPrototypeOf([].values()))

/** Has the callback of one be given values, but for promises that it takes; `converts` tells of built-ins. */
function giveValues({ args }, _add, converts) {
  const callback = args[0]
  if (typeof callback !== 'function') return
  const isConverting = converts(callback)
  const valueFor = (given, index) => {
    if (typeof given !== 'object' || given === null) return given
    if (isPromise(given) && takesPromise(callback, index)) return given
    if (isConverting) return new UnsettledData(valueNow(given), copyForConversion).settledNow(valueNow)
    return takesNoneWithin(callback, index) ? valuesNow(given) : valueNow(given)
  }
  const withValues = function (...given) {
    for (let index = 0; index < given.length; index++) put(given, index, valueFor(given[index], index))
    return applyGiving(callback, this, given)
  }
  put(args, 0, withValues)
}

const HELPERS = 'map filter flatMap some every find forEach reduce'
for (let names = HELPERS.split(' '), index = 0; index < names.length; index++) {
  looksInto(iterators[names[index]], giveValues)
}
