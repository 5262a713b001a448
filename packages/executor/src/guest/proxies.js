/** Proxies of the guest's, told apart without running one of their traps. */
class Stamp extends function (target) {
  return target
} {
  #made = true
  static has(value) {
    return #made in value
  }
}

/** Marks a Proxy that was just made, and gives it back. */
export function noteProxy(proxy) {
  new Stamp(proxy)
  return proxy
}

/** True for a Proxy that guest code made; `value` is an object or a function. */
export const isProxy = Stamp.has
