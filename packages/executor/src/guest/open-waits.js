let last = 0

/**
 * Taken before a call whose promise is waited for, and given with it to `dropped` or `valueWait`: what the call waits
 * for in turn stands inside of that wait, though it may be opened before.
 */
export const opening = () => ++last

/** A list of those waits that no other was opened around since, the innermost at its end. */
function makeHeads() {
  let last

  function add(wait, outer, inner) {
    wait.isHead = true
    wait.outerHead = outer
    wait.innerHead = inner
    if (outer !== undefined) outer.innerHead = wait
    if (inner !== undefined) inner.outerHead = wait
    else last = wait
  }

  function remove(wait) {
    const { outerHead, innerHead } = wait
    wait.isHead = false
    if (outerHead !== undefined) outerHead.innerHead = innerHead
    if (innerHead !== undefined) innerHead.outerHead = outerHead
    else last = outerHead
  }

  return { __proto__: null, add, remove, last: () => last }
}

/**
 * A list of the waits of one kind that are open, the innermost at its end. A wait is opened when its call comes back,
 * after all that the call opened: it is looked for only among the heads, each of which is passed once, so that many
 * waits cost no more than one each.
 */
export function makeOpenWaits() {
  let innermost
  let outermost
  const heads = makeHeads()

  /** The wait that stands around one of this order. */
  function outsideOf(order) {
    let outside = innermost
    for (let head = heads.last(); head !== undefined && head.order > order; head = heads.last()) {
      outside = head.outside
      heads.remove(head)
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
    heads.add(wait, heads.last(), undefined)
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
      heads.remove(wait)
      // What stands in it is the first of its kind now.
      if (inside !== undefined && !inside.isHead) heads.add(inside, wait.outerHead, wait.innerHead)
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
