/** Built-ins that look into what they are given, and how the promises in it are taken. */
const { apply } = Reflect
const { get, set } = Map.prototype

const ways = new Map()

/** Notes of a built-in that `addSteps(call, add, copyFor)` has `add({ promise, write })` take what it would find. */
export const looksInto = (builtIn, addSteps) => {
  if (typeof builtIn === 'function') apply(set, ways, [builtIn, addSteps])
}

/** Has `add` take what a built-in would find; `copyFor` tells what a built-in reads. */
export function addLookedInto(call, add, copyFor) {
  apply(get, ways, [call.callee])?.(call, add, copyFor)
}
