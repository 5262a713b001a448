import { put } from './async-versions.js'
import { isPromise } from './promises.js'

const { isArray } = Array

/** Stands for the end of the cell that is being unwrapped: what settles after it changes nothing. */
let ending

/** Ends what `$$unwrap` began: from here on names and lists are the guest's again. */
export function endUnwrap() {
  ending = undefined
}

/**
 * Makes `$$unwrap(value, write, isHidden)`: writes the value of a settled promise. A list gets the values of its
 * promises in their place. A name that held a promise within its cell holds the value for later cells, so that
 * `if (approved)` can never be true because of a promise; one that was rejected or is still pending leaves undefined.
 *
 * Where later cells know that the name may hold one (`stays`) it stays what it is, however the cell ended: who reads it
 * gets the value, the error, or is told that nothing is left that could settle it. Lists, and names that code made from
 * text can say (`isHidden` is false), get the values that are there.
 */
export function makeUnwrap(stays) {
  return function unwrap(value, write, isHidden) {
    const keeps = stays()
    if (keeps && isHidden && !isArray(value)) return
    ending ??= { __proto__: null }
    if (isPromise(value)) follow(value, keeps, ending, write)
    else if (isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        if (isPromise(value[index])) follow(value[index], keeps, ending, (settled) => put(value, index, settled))
      }
    }
  }

  async function follow(promise, keeps, begun, write) {
    if (!keeps) write(undefined)
    try {
      const value = await promise
      if (ending === begun) write(value)
    } catch {}
  }
}
