/**
 * Replaces built-ins whose native versions corrupt the engine's memory (hazards H5). Corruption would stay in the
 * session's own memory; this keeps it from happening at all where that can be done without changing what code means.
 */
import { boundHandler } from './handlers.js'

const { apply, getOwnPropertyDescriptor } = Reflect
const { defineProperty, getPrototypeOf } = Object
const NativeProxy = Proxy
const NativeRangeError = RangeError
const NativeTypeError = TypeError

/** Puts the safe versions in place; `noteProxy` takes each Proxy that is made, `values` what traps give and get. */
export function harden(global, noteProxy, values, { asWritten, standFor, noteAccessors }) {
  /** `makePair(target, handler)`; a Proxy of a function that gives promises stands for one of what was written. */
  function make(target, handler, makePair) {
    const made = makePair(target, boundHandler(handler, values))
    noteProxy(made.proxy, target)
    const written = asWritten(target)
    if (written === target) return made
    let behind
    // Traps are given what the guest has in its hand, whoever calls.
    const shown = (given) => (given === written ? target : given === behind.proxy ? made.proxy : given)
    behind = makePair(written, boundHandler(handler, values, shown))
    standFor(made.proxy, noteProxy(behind.proxy, written))
    const revoke = () => {
      made.revoke()
      behind.revoke()
    }
    return { proxy: made.proxy, revoke }
  }

  const plain = (target, handler) => ({ proxy: new NativeProxy(target, handler) })
  const HardProxy = {
    Proxy: function Proxy(target, handler) {
      if (new.target === undefined) throw new NativeTypeError("Constructor Proxy requires 'new'")
      return make(target, handler, plain).proxy
    },
  }.Proxy
  // Minified code has other names: `Proxy.name` is 'Proxy' all the same.
  defineProperty(HardProxy, 'name', { value: 'Proxy', configurable: true })
  defineProperty(HardProxy, 'prototype', { value: undefined, writable: false })
  const { revocable } = NativeProxy
  const pair = (target, handler) => apply(revocable, NativeProxy, [target, handler])
  const revocableMethod = { revocable: (target, handler) => make(target, handler, pair) }.revocable
  defineProperty(HardProxy, 'revocable', { value: revocableMethod, writable: true, configurable: true })
  defineProperty(global, 'Proxy', { value: HardProxy, writable: true, configurable: true })
  replaceWith()
  guardDefinitions(global, noteAccessors)
}

/** `TypedArray.prototype.with`: the native one reads freed memory when converting the value shrinks the buffer. */
function replaceWith() {
  const prototype = getPrototypeOf(Uint8Array.prototype)
  const { slice } = prototype
  const { get: lengthOf } = getOwnPropertyDescriptor(prototype, 'length')
  const { get: kindOf } = getOwnPropertyDescriptor(prototype, Symbol.toStringTag)
  const { trunc } = Math
  const toBigInt = BigInt
  const method = {
    with(index, value) {
      const length = apply(lengthOf, this, [])
      const relative = trunc(+index) || 0
      const at = relative < 0 ? length + relative : relative
      const kind = apply(kindOf, this, [])
      const isBig = kind === 'BigInt64Array' || kind === 'BigUint64Array'
      const converted = isBig ? toBigInt(value) : +value
      if (at < 0 || at >= apply(lengthOf, this, [])) throw new NativeRangeError('invalid array index')
      const copy = apply(slice, this, [])
      copy[at] = converted
      return copy
    },
  }.with
  defineProperty(prototype, 'with', { value: method, writable: true, configurable: true })
}

/**
 * This engine lets `Object.defineProperty` replace the constants of the global object (`undefined`, `NaN`, `Infinity`),
 * though they are neither writable nor configurable: the check that it leaves out is made here. Lists that are given
 * accessors are noted.
 */
function guardDefinitions(global, noteAccessors) {
  const isConstant = (target, key) => target === global && (key === 'undefined' || key === 'NaN' || key === 'Infinity')
  const refuse = (key) => new NativeTypeError('cannot redefine property: ' + key)
  const toKey = (key) => (typeof key === 'symbol' ? key : '' + key)
  const { defineProperties, keys } = Object
  const { defineProperty: reflectDefine } = Reflect
  const guarded = {
    defineProperty(target, key, descriptor) {
      const name = target === global ? toKey(key) : key
      if (isConstant(target, name)) throw refuse(name)
      noteAccessors(target)
      return defineProperty(target, name, descriptor)
    },
    defineProperties(target, descriptors) {
      if (target === global) {
        const names = keys(descriptors)
        for (let index = 0; index < names.length; index++)
          if (isConstant(target, names[index])) throw refuse(names[index])
      }
      noteAccessors(target)
      return defineProperties(target, descriptors)
    },
  }
  const reflect = {
    defineProperty(target, key, descriptor) {
      const name = target === global ? toKey(key) : key
      if (isConstant(target, name)) return false
      noteAccessors(target)
      return reflectDefine(target, name, descriptor)
    },
  }
  for (const name of ['defineProperty', 'defineProperties']) {
    defineProperty(Object, name, { value: guarded[name], writable: true, configurable: true })
  }
  defineProperty(Reflect, 'defineProperty', { value: reflect.defineProperty, writable: true, configurable: true })
}
