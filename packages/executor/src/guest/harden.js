/**
 * Replaces built-ins whose native versions corrupt the engine's memory (hazards H5). Corruption would stay in the
 * session's own memory; this keeps it from happening at all where that can be done without changing what code means.
 */
const { apply, getOwnPropertyDescriptor } = Reflect
const { defineProperty, getPrototypeOf } = Object
const NativeProxy = Proxy
const NativeRangeError = RangeError
const NativeTypeError = TypeError

/** More keys than this a trap may not give: the engine's own check overflows at 2^29. */
const MAX_KEYS = 1 << 20

/** Copies what an `ownKeys` trap gave, so that its length cannot change between a check and its use. */
function boundedKeys(keys) {
  if (typeof keys !== 'object' || keys === null) return keys
  const { length } = keys
  if (length > MAX_KEYS) throw new NativeRangeError('ownKeys gives too many keys')
  const copy = []
  for (let index = 0; index < length; index++) {
    defineProperty(copy, index, {
      __proto__: null,
      value: keys[index],
      writable: true,
      enumerable: true,
      configurable: true,
    })
  }
  return copy
}

/** Traps whose answer is the value of an expression, as it is. */
const givesAnything = (key) => key === 'get' || key === 'apply' || key === 'construct'

/**
 * A handler like `handler`, but for its `ownKeys`, whose answer is bounded, and for those whose answer the engine takes
 * for a truth: a promise would always be one.
 */
function boundHandler(handler, valueOf) {
  if (typeof handler !== 'object' || handler === null) return handler
  return new NativeProxy(handler, {
    __proto__: null,
    get(target, key, receiver) {
      const trap = apply(getProperty, undefined, [target, key, receiver])
      if (givesAnything(key) || typeof trap !== 'function') return trap
      if (key === 'ownKeys') return (object) => boundedKeys(valueOf(apply(trap, handler, [object])))
      return (...args) => valueOf(apply(trap, handler, args))
    },
  })
}
const { get: getProperty } = Reflect

/** Puts the safe versions in place; `noteProxy` takes each Proxy that is made, `valueOf` what a trap gave. */
export function harden(global, noteProxy, valueOf, { asWritten, standFor }) {
  const HardProxy = {
    Proxy: function Proxy(target, handler) {
      if (new.target === undefined) throw new NativeTypeError("Constructor Proxy requires 'new'")
      const bound = boundHandler(handler, valueOf)
      const proxy = noteProxy(new NativeProxy(target, bound))
      const written = asWritten(target)
      // One of a function that gives promises stands for one of what was written.
      if (written !== target) standFor(proxy, noteProxy(new NativeProxy(written, bound)))
      return proxy
    },
  }.Proxy
  // Minified code has other names: `Proxy.name` is 'Proxy' all the same.
  defineProperty(HardProxy, 'name', { value: 'Proxy', configurable: true })
  defineProperty(HardProxy, 'prototype', { value: undefined, writable: false })
  const { revocable } = NativeProxy
  const revocableMethod = {
    revocable(target, handler) {
      const made = apply(revocable, NativeProxy, [target, boundHandler(handler, valueOf)])
      noteProxy(made.proxy)
      return made
    },
  }.revocable
  defineProperty(HardProxy, 'revocable', { value: revocableMethod, writable: true, configurable: true })
  defineProperty(global, 'Proxy', { value: HardProxy, writable: true, configurable: true })
  replaceWith()
  guardConstants(global)
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
 * though they are neither writable nor configurable: the check that it leaves out is made here.
 */
function guardConstants(global) {
  const isConstant = (target, key) => target === global && (key === 'undefined' || key === 'NaN' || key === 'Infinity')
  const refuse = (key) => new NativeTypeError('cannot redefine property: ' + key)
  const toKey = (key) => (typeof key === 'symbol' ? key : '' + key)
  const { defineProperties, keys } = Object
  const { defineProperty: reflectDefine } = Reflect
  const guarded = {
    defineProperty(target, key, descriptor) {
      const name = target === global ? toKey(key) : key
      if (isConstant(target, name)) throw refuse(name)
      return defineProperty(target, name, descriptor)
    },
    defineProperties(target, descriptors) {
      if (target === global) {
        const names = keys(descriptors)
        for (let index = 0; index < names.length; index++)
          if (isConstant(target, names[index])) throw refuse(names[index])
      }
      return defineProperties(target, descriptors)
    },
  }
  const reflect = {
    defineProperty(target, key, descriptor) {
      const name = target === global ? toKey(key) : key
      return isConstant(target, name) ? false : reflectDefine(target, name, descriptor)
    },
  }
  for (const name of ['defineProperty', 'defineProperties']) {
    defineProperty(Object, name, { value: guarded[name], writable: true, configurable: true })
  }
  defineProperty(Reflect, 'defineProperty', { value: reflect.defineProperty, writable: true, configurable: true })
}
