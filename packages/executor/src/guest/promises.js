/**
 * What is a promise of the engine's: asked at run time, by identity. The prototype tells at once in nearly all cases;
 * what has that of promises is shown to the host, which asks the engine. Once guest code has given a promise another
 * prototype, every object is shown.
 */
import { isProxy } from './proxies.js'
import { watch } from './watched.js'

const { getPrototypeOf, prototype: ObjectPrototype } = Object
const { prototype: ArrayPrototype } = Array
const { prototype: PromisePrototype } = Promise
const { apply } = Reflect
const { defineProperty } = Object

/** Set when the prototype of something that may be a promise was changed. */
export let isHidden = false
let askHost

/** Gives this file the host's answer to what a value is. */
export function knowPromises(host) {
  askHost = host.isPromise
}

/** True when the prototypes of an object lead to that of promises; no trap of a Proxy is run. */
function descends(value) {
  let at = value
  while (at !== null && !isProxy(at)) {
    if (at === PromisePrototype) return true
    at = getPrototypeOf(at)
  }
  return false
}

/** True for a promise of the engine's. */
export function isPromise(value) {
  if (typeof value !== 'object' || value === null || isProxy(value)) return false
  if (!isHidden) {
    const prototype = getPrototypeOf(value)
    if (prototype === ObjectPrototype || prototype === ArrayPrototype || prototype === null) return false
    if (prototype !== PromisePrototype && !descends(prototype)) return false
  }
  return askHost(value) === 1
}

const mayHide = (value) => typeof value === 'object' && value !== null && !isProxy(value) && descends(value)

/** Takes note of every way by which guest code can change a prototype. */
export function watchPrototypes() {
  const noteHidden = (_receiver, args) => {
    if (mayHide(args[0])) isHidden = true
  }
  watch(Object, 'setPrototypeOf', noteHidden)
  watch(Reflect, 'setPrototypeOf', noteHidden)
  watch(Reflect, 'construct', (_receiver, args) => {
    if (args.length > 2 && args[2] !== args[0]) isHidden = true
  })
  const own = Reflect.getOwnPropertyDescriptor(ObjectPrototype, '__proto__')
  const setter = {
    set hidden(value) {
      if (mayHide(this)) isHidden = true
      apply(own.set, this, [value])
    },
  }
  const { set } = Reflect.getOwnPropertyDescriptor(setter, 'hidden')
  defineProperty(set, 'name', { __proto__: null, value: 'set __proto__' })
  defineProperty(ObjectPrototype, '__proto__', { __proto__: null, get: own.get, set, configurable: true })
}
