let last = 0

/**
 * Taken before a call whose promise is waited for, and given with it to `dropped` or `valueWait`: what the call waits
 * for in turn stands inside of that wait, though it may be opened before.
 */
export const opening = () => ++last

/**
 * A list of the waits of one kind that are open, the innermost at its end. A wait is opened when its call comes back,
 * after all that the call opened: it is looked for only among the heads, those that no wait was opened around since.
 * Each is passed once, so that many waits cost no more than one each.
 */
export function makeOpenWaits() {
  let innermost
  let outermost
  let lastHead

  function addHead(wait, outer, inner) {
    wait.isHead = true
    wait.outerHead = outer
    wait.innerHead = inner
    if (outer !== undefined) outer.innerHead = wait
    if (inner !== undefined) inner.outerHead = wait
    else lastHead = wait
  }

  function removeHead({ outerHead, innerHead }) {
    if (outerHead !== undefined) outerHead.innerHead = innerHead
    if (innerHead !== undefined) innerHead.outerHead = outerHead
    else lastHead = outerHead
  }

  /** The wait that stands around one of this order. */
  function outsideOf(order) {
    let outside = innermost
    while (lastHead !== undefined && lastHead.order > order) {
      outside = lastHead.outside
      lastHead.isHead = false
      removeHead(lastHead)
    }
    while (outside !== undefined && outside.order > order) outside = outside.outside
    return outside
  }

  /** Opens a wait in its order; each knows the one outside and the one inside of it. */
  function open(wait) {
    const outside = outsideOf(wait.order)
    const inside = outside === undefined ? outermost : outside.inside
    wait.isOpen = true
    wait.outside = outside
    wait.inside = inside
    if (outside !== undefined) outside.inside = wait
    else outermost = wait
    if (inside !== undefined) inside.outside = wait
    else innermost = wait
    addHead(wait, lastHead, undefined)
    return wait
  }

  /** Takes a wait out of those that are open; false when it is none of them. */
  function close(wait) {
    if (!wait.isOpen) return false
    const { outside, inside } = wait
    wait.isOpen = false
    if (outside !== undefined) outside.inside = inside
    else outermost = inside
    if (inside !== undefined) inside.outside = outside
    else innermost = outside
    if (wait.isHead) {
      removeHead(wait)
      // What stands in it is the first of its kind now.
      if (inside !== undefined && !inside.isHead) addHead(inside, wait.outerHead, wait.innerHead)
    }
    return true
  }

  return { __proto__: null, open, close, innermost: () => innermost }
}

/** A wait that is not open yet. */
export const newWait = (order, place) => ({
  __proto__: null,
  order,
  place,
  isOpen: false,
  outside: undefined,
  inside: undefined,
  isHead: false,
  outerHead: undefined,
  innerHead: undefined,
})
