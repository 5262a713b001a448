/**
 * The guest library, evaluated once, into the template, before any guest code: the core, then what guest code finds
 * in the global scope.
 */
import { mark, suspends } from './brand.js'
import { bridge } from './core.js'
import { fromAsync } from './from-async.js'
import { harden } from './harden.js'
import { installWeb } from './web/index.js'

const { defineProperty } = Object
const { apply } = Reflect

installWeb(globalThis, bridge)
harden(globalThis)
defineProperty(Array, 'fromAsync', { value: fromAsync, writable: true, configurable: true })

// A bound function calls its target and nothing else, so it is marked as its target is.
const { bind } = Function.prototype
defineProperty(Function.prototype, 'bind', {
  value: {
    bind(...args) {
      const bound = apply(bind, this, args)
      return suspends(this) ? mark(bound) : bound
    },
  }.bind,
  writable: true,
  configurable: true,
})

delete globalThis.$$host.modules
