/** Data that may hold promises, for what waits for all of them before it goes on. */
import { put } from './async-versions.js'
import { readSoFar, transferFailure } from './codec.js'
import { copyForSettling } from './deep-copy.js'

/**
 * The promises in data that could not cross, if they may be why: data that is too large only grows with their values.
 * What was read until then is not read again.
 */
export function unsettledIn(value, error) {
  if (transferFailure(error)?.code !== 'not-transferable') return undefined
  const read = readSoFar(error)
  const data = new UnsettledData(value, (data, add, converts) => copyForSettling(data, add, converts, read))
  return data.hasPromises ? data : undefined
}

/** Data that may hold promises: each is waited for. */
export class UnsettledData {
  #copy
  #steps = []
  /** `copyFor` says how deep it is looked through. */
  constructor(value, copyFor = copyForSettling) {
    const steps = this.#steps
    this.#copy = copyFor(value, (step) => put(steps, steps.length, step), true)
  }
  /** The data as it is now. */
  get copy() {
    return this.#copy
  }
  get hasPromises() {
    return this.#steps.length > 0
  }
  /** A promise of the data, in a box of its own: it may have a `then`. What a promise gave may add steps. */
  async settled() {
    const steps = this.#steps
    for (let index = 0; index < steps.length; index++) steps[index].write(await steps[index].promise)
    return [this.#copy]
  }
  /** The data, where nothing can wait. */
  settledNow(awaitNow) {
    const steps = this.#steps
    for (let index = 0; index < steps.length; index++) steps[index].write(awaitNow(steps[index].promise))
    return this.#copy
  }
}
