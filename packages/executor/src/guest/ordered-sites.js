/**
 * Call sites whose promises are wanted, of what may have to run in order.
 *
 *     list.map((n) => work(n))  →  $$listOrdered(list, "map")((n) => …) ? $$unboxed(await $$take()) : $$take()
 */
import { put } from './async-versions.js'
import { call, isDriven, unordered } from './calls.js'
import { isOwnCombinator } from './combine.js'
import { ordered, orderedList } from './ordered.js'

const { apply } = Reflect

/** The functions that call sites name: for each way of calling, in functions written asynchronous and in others. */
export const orderedSites = {
  ...sites('Ordered', (work, ...given) => apply(work, undefined, withFirst(!isDriven(), given))),
  ...sites('OrderedAsync', (work, ...given) => unordered(work, withFirst(true, given))),
}

/** The list with one more in front. */
function withFirst(first, rest) {
  const list = [first]
  for (let index = 0; index < rest.length; index++) put(list, index + 1, rest[index])
  return list
}

/** `start` calls how the code around waits. */
function sites(suffix, start) {
  const callIf = (waits, combine, callee, receiver, args) =>
    isOwnCombinator(combine) ? ordered(waits, callee, receiver, args) : call(waits, callee, receiver, args)
  const listIf = (waits, combine, callee, receiver, args) =>
    isOwnCombinator(combine) ? orderedList(waits, callee, receiver, args) : call(waits, callee, receiver, args, true)
  return {
    [`$$call${suffix}`]: (callee, ...args) => start(ordered, callee, undefined, args),
    [`$$method${suffix}`](object, key) {
      const callee = object[key]
      return (...args) => start(ordered, callee, object, args)
    },
    [`$$with${suffix}`]:
      (receiver, callee) =>
      (...args) =>
        start(ordered, callee, receiver, args),
    [`$$list${suffix}`](object, key) {
      const callee = object[key]
      return (...args) => start(orderedList, callee, object, args)
    },
    [`$$call${suffix}If`]: (combine, callee, ...args) => start(callIf, combine, callee, undefined, args),
    [`$$method${suffix}If`](combine, object, key) {
      const callee = object[key]
      return (...args) => start(callIf, combine, callee, object, args)
    },
    [`$$with${suffix}If`]:
      (combine, receiver, callee) =>
      (...args) =>
        start(callIf, combine, callee, receiver, args),
    [`$$list${suffix}If`](combine, object, key) {
      const callee = object[key]
      return (...args) => start(listIf, combine, callee, object, args)
    },
  }
}
