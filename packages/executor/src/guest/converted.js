/**
 * What is looked through for promises where it stands, since something reads in it that asks for none: lists that are
 * made texts, data, containers that get to functions which know of no promise.
 */
import { isDriven, putAnswer } from './calls.js'
import { guardPlace, isContainer } from './copy-parts.js'
import { descriptorOf } from './descriptors.js'
import { makeAsking } from './given-callbacks.js'
import { copyForMaking } from './gone-through.js'
import { copyForConversion } from './lists.js'
import { convertsAt } from './number-places.js'
import { convertsPlainly, iteratesPlainly } from './plain-methods.js'
import { isPromise } from './promises.js'
import { takesNoneWithin, takesPromise } from './takes.js'
import { UnsettledData } from './unsettled-data.js'
import { close, handOver, settleWithin } from './within.js'

/** Makes what rewritten code names; `value` is a wait for a value. */
export function makeConverted({ awaitNow, awaitDriven, value }) {
  /** As `$$held` and `$$now`; `isAwaited` tells whether the value itself is waited for. */
  function places(name, open, isAwaited = isPromise, stays = never) {
    const settled = async (given, by) => valueIn(open(await given, by))
    const driven = (promise) => awaitDriven(value(promise))
    const atOnce = (given, by, wait) => open(isAwaited(given) ? wait(given) : given, by).settledNow(wait)
    function held(waits, given, by, index) {
      if (isPrimitive(given)) return putAnswer(given, false)
      if (stays(given, by, index)) return putAnswer(given, false)
      if (isAwaited(given))
        return waits ? putAnswer(value(settled(given, by)), true) : putAnswer(atOnce(given, by, driven), false)
      // Looked through once: accessors were asked for it.
      const data = open(given, by)
      if (!data.hasPromises) return putAnswer(data.copy, false)
      return waits ? putAnswer(value(valueIn(data)), true) : putAnswer(data.settledNow(driven), false)
    }
    return {
      [`$$held${name}`]: (given, by, index) => held(!isDriven(), given, by, index),
      [`$$heldAsync${name}`]: (given, by, index) => held(true, given, by, index),
      [`$$now${name}`]: (given, by, index) =>
        isPrimitive(given) || stays(given, by, index) ? given : atOnce(given, by, awaitNow),
    }
  }

  return {
    $$putLater: putLater,
    ...places('Converted', (given) => new UnsettledData(given, inText)),
    ...places('Iterated', (given) => new UnsettledData(given, iterated)),
    ...places('Deep', (given) => new UnsettledData(given)),
    ...places('Made', (given, maker) => new UnsettledData(given, copyForMaking(maker, false))),
    ...places('Keyed', (given, maker) => new UnsettledData(given, copyForMaking(maker, true))),
    ...places('Within', within, () => false),
    ...places('Whole', within),
    ...places('Asked', within, isPromise, isTaken),
    ...places('Placed', within, isPromise, (given, owner, key) => !isPromise(given) || !convertsAt(owner, key)),
    $$keptOut: close,
    $$asking: makeAsking((given) => {
      const data = new UnsettledData(given, handOver)
      return data.hasPromises ? value(valueIn(data)) : undefined
    }),
  }
}

/** True where the class that it is made for asks for the promise, or for those in it. */
const isTaken = (given, owner, index) =>
  typeof owner === 'function' && (isPromise(given) ? takesPromise(owner, index) : !takesNoneWithin(owner, index))

/** Puts the getter that a holder was left with into a place; false where it has a value, or the place takes none. */
function putLater(owner, key, holder) {
  const left = descriptorOf(holder, 'value')
  const isOwner = isContainer(owner) || typeof owner === 'function'
  return left.get !== undefined && isOwner && guardPlace(owner, key, left.get)
}

const never = () => false
/** Nothing is in what is no object, and it is no promise. */
const isPrimitive = (value) => value === null || (typeof value !== 'object' && typeof value !== 'function')
const inText = (given, add) => (convertsPlainly(given) ? settleWithin : copyForConversion)(given, add)
const iterated = (given, add) => (iteratesPlainly(given) ? settleWithin(given, add) : given)
const within = (given) => new UnsettledData(given, settleWithin)
const valueIn = async (data) => (await data.settled())[0]
