/**
 * The token between a call site that can wait and the function that it calls. A call site arms it only for a marked
 * callee and calls that at once; the callee takes it as the first thing it does. A function that finds no token was
 * called by something that cannot wait: a built-in, a getter, a comparator, `new`, code made by `eval`.
 */
const { apply } = Reflect

/** False, 'value' when the call site awaits the answer, 'promise' when it wants the promise itself. */
let token = false

/** Takes the token: what a call site that can wait, and has just called, wants; false when there is none. */
export function takeToken() {
  const armed = token
  token = false
  return armed
}

/** Calls a marked function with the token armed; gives its promise, of a boxed value unless the promise is wanted. */
export function startCall(callee, receiver, args, wanted = 'value') {
  token = wanted
  try {
    return apply(callee, receiver, args)
  } catch (error) {
    token = false
    throw error
  }
}
