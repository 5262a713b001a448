/** Proxies of the guest's, told apart without running one of their traps. */
class Stamp extends function (target) {
  return target
} {
  #target
  constructor(proxy, target) {
    super(proxy)
    this.#target = target
  }
  static has(value) {
    return #target in value
  }
  static of(proxy) {
    return proxy.#target
  }
}

/** Marks a Proxy of `target` that was just made, and gives it back. */
export function noteProxy(proxy, target) {
  new Stamp(proxy, target)
  return proxy
}

/** True for a Proxy that guest code made; `value` is an object or a function. */
export const isProxy = Stamp.has

/** What a Proxy is made of; undefined where the library has none to show. */
export const targetOf = Stamp.of
