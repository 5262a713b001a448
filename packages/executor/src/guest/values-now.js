/** What waits where nothing can. */
import { isPromise } from './promises.js'

/** Waits where nothing can: given once there is a host. */
export let awaitNow

/** Gives what waits where nothing can. */
export function letWait(wait) {
  awaitNow = wait
}

/** A value as it is; that of a promise is waited for where nothing can wait. */
export const valueNow = (value) => (isPromise(value) ? awaitNow(value) : value)
