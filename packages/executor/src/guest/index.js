/**
 * The guest library: evaluated once, into the template, before any guest code. `host` is the only way out: it is
 * captured here and taken off the global object. What the host calls is left on it, as `entries`.
 */
import { mark, markClass, markMethods, suspends } from './brand.js'
import { makeBridge } from './bridge.js'
import * as calls from './calls.js'
import { encode, encodeError, transferFailure } from './codec.js'
import { fromAsync } from './from-async.js'
import { imported, makeImport } from './modules.js'
import { unwrap } from './unwrap.js'
import { passSignals, readSignal, returnSignal } from './signals.js'
import { installWeb } from './web/index.js'

const { $$host: host } = globalThis
delete globalThis.$$host

const { defineProperty } = Object
const { stringify } = JSON
const bridge = makeBridge(host)

/** Assigning to a property of this object is what the rewriter puts in place of assigning to a `const`. */
const constant = new Proxy(
  { __proto__: null },
  {
    set() {
      throw new TypeError('Assignment to constant variable.')
    },
  },
)

const reach = (name, value) => defineProperty(globalThis, name, { __proto__: null, value })
for (const name in calls.callSites) reach(name, calls.callSites[name])
reach('$$enter', calls.makeEnter(host.settledValue))
reach('$$mark', mark)
reach('$$markMethods', markMethods)
reach('$$markClass', markClass)
reach('$$catch', passSignals)
reach('$$return', returnSignal)
reach('$$constant', constant)
reach('$$import', makeImport(bridge.moduleText))
reach('$$imported', imported)
reach('$$unwrap', unwrap)
reach('$$named', (fn, name) => defineProperty(fn, 'name', { __proto__: null, value: name, configurable: true }))

for (const name in bridge.timers) {
  defineProperty(globalThis, name, { value: bridge.timers[name], writable: true, configurable: true })
}
installWeb(globalThis, bridge)

defineProperty(Array, 'fromAsync', { value: fromAsync, writable: true, configurable: true })

// A bound function calls its target and nothing else, so it is marked as its target is.
const { bind } = Function.prototype
const { apply } = Reflect
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

/** 'v' and the value written down, or 'x' and JSON `{ code, message }` when it cannot cross. */
function written(value, maxBytes) {
  try {
    return `v${encode(value, +maxBytes)}`
  } catch (error) {
    const failure = transferFailure(error)
    return failure === undefined ? `e${encodeError(error, +maxBytes)}` : `x${stringify(failure)}`
  }
}

/** The functions that the host calls; each takes and gives text, but for guest values handed straight back. */
const entries = {
  setup: bridge.setup,
  settle: bridge.settle,
  fire: bridge.fire,
  /** Writes down the value of a script. */
  finish: (maxBytes, value) => written(value, maxBytes),
  /** Writes down what was thrown: 't' for the end of the run, a value for a top-level return, else 'e' and the error. */
  fail: (maxBytes, thrown) => {
    const signal = readSignal(thrown)
    if (signal === undefined) return `e${encodeError(thrown, +maxBytes)}`
    return signal.kind === 'return' ? written(signal.value, maxBytes) : 't'
  },
}
host.entries = entries
