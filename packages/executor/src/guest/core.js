/**
 * The core of the guest library: what rewritten code names, and what the host calls. `host` is the only way out: it is
 * captured here, and taken off the global object when all is in place.
 */

import { noteAccessors, watchAccessors } from './accessors.js'
import { asWritten, isAsync, standFor } from './as-written.js'
import { letGo } from './async-versions.js'
import { makeAwaitDriven, makeAwaitHere, makeAwaitNow } from './await-now.js'
import { mark, markClass, markMethods } from './brand.js'
import { makeBridge } from './bridge.js'
import { callSites } from './call-sites.js'
import * as calls from './calls.js'
import { checkCodeFromText, evalText, openEval } from './code-from-text.js'
import { encode, encodeError, transferFailure } from './codec.js'
import { isContainer } from './copy-parts.js'
import { letSettle } from './deep-copy.js'
import { droppedAt, forgetDropped, letTell, makeDropped, release } from './dropped.js'
import { fromAsync } from './from-async.js'
import { installFunctionText, isNative } from './function-text.js'
import { letStep } from './generator-steps.js'
import { getters } from './getters.js'
import { makeGiving } from './giving.js'
import { makeHeldName } from './held-names.js'
import { imported, makeImport } from './modules.js'
import { learnBuiltIns, readsDeep } from './open-calls.js'
import { opening } from './open-waits.js'
import { isPromise, knowPromises, watchPrototypes } from './promises.js'
import { isProxy, noteProxy } from './proxies.js'
import { relays } from './relays.js'
import { scopeOf, settleUnscopables } from './scope.js'
import { makeSettlers } from './settle.js'
import { passSignals, readSignal, returnSignal } from './signals.js'
import { makeStreams } from './streams.js'
import { noteBound, noteClass, noteMethods, noteTaken, takesNoneWithin, takesPromise } from './takes.js'
import { makeTimers } from './timers.js'
import { callUnawaited } from './unawaited.js'
import { unsettledIn } from './unsettled-data.js'
import { endUnwrap, makeUnwrap } from './unwrap.js'
import { forgetValueWaits, standingAt } from './value-wait.js'
import { letWait, valueNow } from './values-now.js'
import { walks } from './walks.js'
import { jsonNow, settleWithinNow, stepNow, untilSettled, valuesNow } from './within.js'

const { $$host: host } = globalThis

const { defineProperty } = Object
const { stringify } = JSON
const NativeTypeError = TypeError
/** The way to the host, for the web part of the library. */
export const bridge = makeBridge(host)
const timers = makeTimers(host)

// What keeps state, or is told by identity, is in this script and in no other.
export {
  asWritten,
  callUnawaited,
  fromAsync,
  isAsync,
  isNative,
  isProxy,
  learnBuiltIns,
  noteAccessors,
  noteBound,
  noteProxy,
  readsDeep,
  standFor,
  watchAccessors,
  watchPrototypes,
}

knowPromises(host)
/** What the traps of Proxies give where the engine takes it for a value, and what they are given at an index. */
export const trapValues = {
  __proto__: null,
  valueOf: (value) => (bridge.settles() ? valueNow(value) : value),
  givenTo(trap, index, value) {
    if (!isContainer(value) || !bridge.settles()) return value
    const isKept = isPromise(value) ? takesPromise(trap, index) : !takesNoneWithin(trap, index)
    return isKept ? value : valuesNow(value)
  },
}
/** What a function gives to code that asks for no promise, be it in a container. */
const valuesOf = (given) => (isContainer(given) && bridge.settles() ? valuesNow(given) : given)
/** The last cell with something in it that may give a promise: functions of earlier ones may be handed that. */
const later = { __proto__: null, since: 0 }
const givers = makeGiving(valuesOf, later)
/** What stands for a function that gives promises. */
export const giving = givers.$$giving
const dropped = makeDropped(timers.report)
letTell(host.openedDropped)
const waits = {
  __proto__: null,
  awaitNow: makeAwaitNow(host),
  awaitDriven: makeAwaitDriven(host),
  awaitHere: makeAwaitHere(host),
}
const settlers = makeSettlers(waits, dropped, () => bridge.settles())
const streams = makeStreams(makeAwaitNow(host), makeAwaitDriven(host))
letGo(opening, dropped)
letWait(makeAwaitNow(host))
letStep(stepNow)
letSettle(settleWithinNow, jsonNow, untilSettled)

/** Assigning to a property of this object is what the rewriter puts in place of assigning to a `const`. */
const constant = new Proxy(
  { __proto__: null },
  {
    set() {
      throw new NativeTypeError('Assignment to constant variable.')
    },
  },
)

/** Temporary names of the top level, as the rewriter numbers them; a cell declares those beyond, with `var`. */
const TEMPORARIES = 256
const temporaries = []
for (let index = 0; index < TEMPORARIES; index++) temporaries[index] = `$$t${index}`

const { declared } = host
const { getOwnPropertyNames } = Object
/**
 * `$$lock(true, …names)`: top-level names are constants for the engine; `$$lock(false, …names)`: they were, and a later
 * cell that declares them again gives them other values.
 */
function lock(isConstant, ...names) {
  const all = getOwnPropertyNames(declared)
  for (let index = 0; index < names.length; index++) {
    // The library's own names come first, and stay constants.
    for (let place = host.declaredCount + TEMPORARIES; place < all.length; place++) {
      if (all[place] === names[index]) host.lock(place, isConstant ? 1 : 0)
    }
  }
}

installFunctionText(host.functionText)

const enter = calls.makeEnter(host, valuesOf)
/** What rewritten code names: each becomes a constant of the global scope, which no definition on it can replace. */
const library = {
  __proto__: null,
  ...callSites,
  $$enter: enter,
  $$enterLeaving: calls.makeEnterLeaving(enter),
  $$mark: mark,
  $$markMethods: markMethods,
  $$markClass: markClass,
  $$named: (fn, name) => defineProperty(fn, 'name', { __proto__: null, value: name, configurable: true }),
  $$catch: passSignals,
  $$return: returnSignal,
  $$constant: constant,
  $$lock: lock,
  $$openEval: openEval,
  $$evalText: evalText,
  $$scope(object) {
    if (bridge.settles()) settleUnscopables(object, valuesNow)
    return scopeOf(object)
  },
  $$import: makeImport(host.module),
  $$imported: imported,
  $$unwrap: makeUnwrap(bridge.settles),
  $$endUnwrap: endUnwrap,
  $$heldName: makeHeldName(makeAwaitNow(host)),
  ...settlers,
  ...streams,
  ...walks,
  ...givers,
  ...relays,
  ...getters,
  $$takes: noteTaken,
  $$takesMethods: noteMethods,
  $$takesClass: noteClass,
  $$opening: opening,
  $$values: valuesNow,
  $$valuesWithin: settleWithinNow,
  $$later: later,
}

checkCodeFromText(globalThis, (code) => (bridge.settles() ? host.rewrittenText(code) : undefined), giving)

for (const name in timers.functions) {
  const value = defineProperty(timers.functions[name], 'name', { value: name, configurable: true })
  defineProperty(globalThis, name, { value, writable: true, configurable: true })
}
/**
 * 'v' and the value written down, or 'x' and JSON `{ code, message }` when it cannot cross. Where promises in the value
 * are why, a promise of it: then the host waits, and asks again.
 */
function finished(value, maxBytes) {
  try {
    return `v${encode(value, +maxBytes)}`
  } catch (error) {
    const data = bridge.settles() ? unsettledIn(value, error) : undefined
    if (data !== undefined) return valueOf(data)
    const failure = transferFailure(error)
    return failure === undefined ? `e${encodeError(error, +maxBytes)}` : `x${stringify(failure)}`
  }
}

async function valueOf(data) {
  return (await data.settled())[0]
}

/** The functions that the host calls; each takes and gives text, but for guest values handed straight back. */
const entries = {
  setup: bridge.setup,
  settle: bridge.settle,
  fire: timers.fire,
  release,
  /** The run ends at the wait that it gives, and with it all others. */
  standingAt: () => {
    forgetDropped()
    return standingAt()
  },
  droppedAt,
  /** The run ended in the middle of what it did. */
  forget: () => {
    forgetDropped()
    forgetValueWaits()
    calls.forgetCalls()
  },
  /** Writes down the value of a script. */
  finish: (maxBytes, value) => finished(value, maxBytes),
  /** Writes down what was thrown: a value for a top-level return, else 'e' and the error. */
  fail: (maxBytes, thrown) => {
    const signal = readSignal(thrown)
    return signal?.kind === 'return' ? finished(signal.value, maxBytes) : `e${encodeError(thrown, +maxBytes)}`
  },
}
host.entries = entries
host.library = library
host.declaredCount = Object.keys(library).length
// Evaluated next, as a script of its own: only a script declares constants of the global scope.
host.declarations = `const ${Object.keys(library)
  .map((name) => `${name} = $$host.library.${name}`)
  .join(', ')}; let ${temporaries.join(', ')}, $$unlocked; delete globalThis.$$host`
