/**
 * The guest library, evaluated once, into the template, before any guest code: the core, then what guest code finds
 * in the global scope.
 */
import { idOf, mark, suspends } from './brand.js'
import {
  asWritten,
  bridge,
  callUnawaited,
  fromAsync,
  giving,
  isAsync,
  isNative,
  isProxy,
  learnBuiltIns,
  noteAccessors,
  noteBound,
  noteProxy,
  readsDeep,
  standFor,
  trapValues,
  watchAccessors,
  watchPrototypes,
} from './core.js'
import { harden } from './harden.js'
import { installWeb } from './web/index.js'

const { defineProperty, getPrototypeOf, setPrototypeOf } = Object
const { apply } = Reflect

installWeb(globalThis, bridge, callUnawaited)
for (const name of [
  'log',
  'info',
  'warn',
  'error',
  'debug',
  'trace',
  'dir',
  'table',
  'group',
  'groupCollapsed',
  'assert',
]) {
  if (typeof console[name] === 'function') readsDeep(console[name])
}
readsDeep(structuredClone)
harden(globalThis, noteProxy, trapValues, { asWritten, standFor, noteAccessors })
watchPrototypes()
watchAccessors()
// The bundle has other names, and the mapping is no parameter that counts.
defineProperty(fromAsync, 'name', { value: 'fromAsync', configurable: true })
defineProperty(fromAsync, 'length', { value: 1, configurable: true })
defineProperty(Array, 'fromAsync', { value: fromAsync, writable: true, configurable: true })

/** True for a function of the language that is bound to something: it may give what that holds, or a promise. */
function mayHandOut(target, args) {
  if (typeof target !== 'function' || isProxy(target) || !bridge.settles() || !isNative(target)) return false
  for (let index = 0; index < args.length; index++) {
    if (typeof args[index] === 'function' || (typeof args[index] === 'object' && args[index] !== null)) return true
  }
  return false
}

// A bound function calls its target and nothing else, so it is marked as its target is.
const { apply: applyMethod, bind, call } = Function.prototype
defineProperty(Function.prototype, 'bind', {
  value: {
    bind(...args) {
      const target = asWritten(this)
      // `Function.prototype.call.bind(f)` calls f.
      const isThrough = (this === call || this === applyMethod) && asWritten(args[0]) !== args[0]
      if (isThrough) args[0] = asWritten(args[0])
      const bound = apply(bind, target, args)
      // As the language has it: ECMA-262, BoundFunctionCreate.
      noteBound(bound, this, args.length > 1 ? args.length - 1 : 0)
      if (isAsync(this)) setPrototypeOf(bound, getPrototypeOf(this))
      const marked = suspends(this) ? mark(bound, idOf(this)) : bound
      // What is bound to a container may give what that holds: `list.at.bind(list)`.
      return target === this && !isThrough && !mayHandOut(target, args) ? marked : giving(marked)
    },
  }.bind,
  writable: true,
  configurable: true,
})
learnBuiltIns()

delete globalThis.$$host.modules
