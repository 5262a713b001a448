/**
 * The core of the guest library: what rewritten code names, and what the host calls. `host` is the only way out: it is
 * captured here, and taken off the global object when all is in place.
 */
import { mark, markClass, markMethods } from './brand.js'
import { makeBridge } from './bridge.js'
import * as calls from './calls.js'
import { encode, encodeError, transferFailure } from './codec.js'
import { imported, makeImport } from './modules.js'
import { passSignals, readSignal, returnSignal } from './signals.js'
import { makeTimers } from './timers.js'
import { unwrap } from './unwrap.js'

const { $$host: host } = globalThis

const { defineProperty } = Object
const { stringify } = JSON
/** The way to the host, for the web part of the library. */
export const bridge = makeBridge(host)
const timers = makeTimers(host)

/** Assigning to a property of this object is what the rewriter puts in place of assigning to a `const`. */
const constant = new Proxy(
  { __proto__: null },
  {
    set() {
      throw new TypeError('Assignment to constant variable.')
    },
  },
)

/** What rewritten code names: each becomes a constant of the global scope, which no definition on it can replace. */
const library = {
  __proto__: null,
  ...calls.callSites,
  $$enter: calls.makeEnter(host.settledValue),
  $$mark: mark,
  $$markMethods: markMethods,
  $$markClass: markClass,
  $$named: (fn, name) => defineProperty(fn, 'name', { __proto__: null, value: name, configurable: true }),
  $$catch: passSignals,
  $$return: returnSignal,
  $$constant: constant,
  $$import: makeImport(bridge.moduleText),
  $$imported: imported,
  $$unwrap: unwrap,
}

for (const name in timers.functions) {
  const value = defineProperty(timers.functions[name], 'name', { value: name, configurable: true })
  defineProperty(globalThis, name, { value, writable: true, configurable: true })
}
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
  fire: timers.fire,
  /** Writes down the value of a script. */
  finish: (maxBytes, value) => written(value, maxBytes),
  /** Writes down what was thrown: a value for a top-level return, else 'e' and the error. */
  fail: (maxBytes, thrown) => {
    const signal = readSignal(thrown)
    return signal?.kind === 'return' ? written(signal.value, maxBytes) : `e${encodeError(thrown, +maxBytes)}`
  },
}
host.entries = entries
host.library = library
// Evaluated next, as a script of its own: only a script declares constants of the global scope.
host.declarations = `const ${Object.keys(library)
  .map((name) => `${name} = $$host.library.${name}`)
  .join(', ')}; delete globalThis.$$host`
