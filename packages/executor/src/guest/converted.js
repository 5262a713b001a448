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
import { isPromise } from './promises.js'
import { UnsettledData } from './unsettled-data.js'
import { handOver, settleWithin } from './within.js'

/** Makes what rewritten code names; `value` is a wait for a value. */
export function makeConverted({ awaitNow, awaitDriven, value }) {
  /** As `$$held` and `$$now`; `isAwaited` tells whether the value itself is waited for. */
  function places(name, open, isAwaited = isPromise) {
    const settled = async (given, maker) => (await open(isAwaited(given) ? await given : given, maker).settled())[0]
    const driven = (promise) => awaitDriven(value(promise))
    const atOnce = (given, maker, wait) => open(isAwaited(given) ? wait(given) : given, maker).settledNow(wait)
    function held(waits, given, maker) {
      if (!isAwaited(given)) {
        const data = open(given, maker)
        // It may have been gone through by now.
        if (!data.hasPromises) return putAnswer(data.copy, false)
        return waits ? putAnswer(value(first(data)), true) : putAnswer(data.settledNow(driven), false)
      }
      return waits ? putAnswer(value(settled(given, maker)), true) : putAnswer(atOnce(given, maker, driven), false)
    }
    return {
      [`$$held${name}`]: (given, maker) => held(!isDriven(), given, maker),
      [`$$heldAsync${name}`]: (given, maker) => held(true, given, maker),
      [`$$now${name}`]: (given, maker) => atOnce(given, maker, awaitNow),
    }
  }

  return {
    $$putLater: putLater,
    ...places('Converted', (given) => new UnsettledData(given, copyForConversion)),
    ...places('Deep', (given) => new UnsettledData(given)),
    ...places('Made', (given, maker) => new UnsettledData(given, copyForMaking(maker))),
    ...places('Within', within, () => false),
    ...places('Whole', within),
    $$asking: makeAsking((given) => {
      const data = new UnsettledData(given, handOver)
      return data.hasPromises ? value(first(data)) : undefined
    }),
  }
}

/** Puts the getter that a holder was left with into a place; false where it has a value, or the place takes none. */
function putLater(owner, key, holder) {
  const left = descriptorOf(holder, 'value')
  const isOwner = isContainer(owner) || typeof owner === 'function'
  return left.get !== undefined && isOwner && guardPlace(owner, key, left.get)
}

const within = (given) => new UnsettledData(given, settleWithin)
const first = async (data) => (await data.settled())[0]
