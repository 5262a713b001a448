let last = 0

/**
 * Taken before a call whose promise is waited for, and given with it to `dropped` or `valueWait`: what the call waits
 * for in turn stands inside of that wait, though it may be opened before.
 */
export const opening = () => ++last

/** A list of the waits of one kind that are open, the innermost at its end. */
export function makeOpenWaits() {
  let innermost

  /** Opens a wait in its order; each knows the one outside and the one inside of it. */
  function open(wait) {
    let inside
    let outside = innermost
    // What the call opened while it ran: few, but for one that started many.
    while (outside !== undefined && outside.order > wait.order) {
      inside = outside
      outside = outside.outside
    }
    wait.isOpen = true
    wait.outside = outside
    wait.inside = inside
    if (outside !== undefined) outside.inside = wait
    if (inside !== undefined) inside.outside = wait
    else innermost = wait
    return wait
  }

  /** Takes a wait out of those that are open; false when it is none of them. */
  function close(wait) {
    if (!wait.isOpen) return false
    wait.isOpen = false
    if (wait.outside !== undefined) wait.outside.inside = wait.inside
    if (wait.inside !== undefined) wait.inside.outside = wait.outside
    else innermost = wait.outside
    return true
  }

  return { __proto__: null, open, close, innermost: () => innermost }
}
