/**
 * The token between a call site that can wait and the function that it calls. A call site arms it only for a marked
 * callee and calls that at once; the callee takes it as the first thing it does. A function that finds no token was
 * called by something that cannot wait: a built-in, a getter, a comparator, `new`, code made by `eval`.
 */
const { apply } = Reflect

let token = false

/** Takes the token: true when a call site that can wait has just called. */
export function takeToken() {
  const armed = token
  token = false
  return armed
}

/** Calls a marked function with the token armed; gives its promise. */
export function startCall(callee, receiver, args) {
  token = true
  try {
    return apply(callee, receiver, args)
  } catch (error) {
    token = false
    throw error
  }
}
