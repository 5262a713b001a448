/**
 * Top-level names that hold promises within a cell: their slots have names that only rewritten code can say. Code made
 * from text finds them on the global object, as the values that they stand for.
 */
import { copyForSettling } from './deep-copy.js'
import { descriptorOf } from './descriptors.js'
import { isPromise } from './promises.js'

const { defineProperty } = Object
const { defineProperty: tryToDefine } = Reflect
const NativeReferenceError = ReferenceError
const global = globalThis

/** Getters of ours: what else guest code has on the global object stays. */
class Getter extends function (fn) {
  return fn
} {
  #isOurs = true
  static has(fn) {
    return #isOurs in fn
  }
}

/** Makes `$$heldName(name, read, write)`: `read` gives what is in the slot; a constant has no `write`. */
export function makeHeldName(awaitNow) {
  function valueIn(name, held) {
    if (isPromise(held)) return awaitNow(held)
    let isOpen = false
    copyForSettling(held, () => {
      isOpen = true
    })
    if (!isOpen) return held
    throw new NativeReferenceError(
      `Cannot read '${name}' in code made from text: there are promises in it. Await them before`,
    )
  }
  return function heldName(name, read, write) {
    const own = descriptorOf(global, name)
    if (own !== undefined && (own.get === undefined || !Getter.has(own.get))) return
    const get = () => valueIn(name, read())
    new Getter(get)
    const define = (value) => {
      defineProperty(global, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true })
    }
    // What is put there beside a constant is a property of its own, and the constant stays what it is.
    const set = write ?? define
    // Where the guest froze the global object there is no way to show the name.
    tryToDefine(global, name, { __proto__: null, get, set, enumerable: false, configurable: true })
  }
}
