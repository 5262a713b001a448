/**
 * The guest's side of the bridge. All that crosses is text; the host's functions are known to this file alone.
 *
 * Calls that can wait get a number and a promise, settled later by `settle`. Calls that cannot are answered at once
 * from the host's journal; when the journal has no answer the host abandons this guest's memory, and nothing that
 * happens afterwards is ever seen. Where the engine itself waits, such a call returns when its answer is there.
 */
import { makeAwaitNow } from './await-now.js'
import { mark } from './brand.js'
import { forceExact } from './calls.js'
import { addContext, decode, decodeError, encode } from './codec.js'
import { signal } from './signals.js'
import { give, letEngineWait, noteAnswerAtOnce, noteHostFunction, takeToken } from './token.js'
import { unsettledIn } from './unsettled-data.js'

const { apply } = Reflect
const { defineProperty } = Object
const { get, set, delete: remove } = Map.prototype
const { parse, stringify } = JSON
const NativeError = Error
const { isError } = Error
const NativePromise = Promise

/** Calls in flight: number → resolve and reject of its promise, and where it was made. */
const waiting = new Map()
let argumentBytes = 0
/** True where promises are waited for that stand where only values make sense. */
let settles = false

/** Makes the functions that the host calls and those that guest code reaches. */
export function makeBridge(host) {
  const hostFunction = makeHostFunctions(host)

  /** Gives the session its host functions, limits and data. `text` is JSON; `globalsText` is written by the codec. */
  function setup(text, globalsText) {
    const session = parse(text)
    argumentBytes = session.argumentBytes
    settles = session.settles
    if (session.forceExact) forceExact()
    if (session.engineWaits) letEngineWait()
    for (let index = 0; index < session.hostFunctions.length; index++) {
      const { name, terminal } = session.hostFunctions[index]
      publish(name, hostFunction(name, terminal))
    }
    if (globalsText === '') return
    const globals = decode(globalsText)
    for (const name in globals) publish(name, globals[name])
  }

  function service(name, argument) {
    const answer = parse(host.service(name, stringify(argument) ?? 'null'))
    if ('error' in answer) throw decodeError(answer.error)
    return answer.value
  }

  return {
    setup,
    settles: () => settles,
    settle,
    service,
    log: (level, text) => host.log(level, stringify(text)),
    now: () => service('now', null),
  }
}

/** Makes the maker of host functions as guest code sees them. */
function makeHostFunctions(host) {
  function callTerminal(fn, name, args) {
    takeToken(fn)
    host.terminal(name, writtenOnceSettled(name, writtenOrOpen(name, args)))
    throw signal('terminal')
  }

  const waitNow = makeAwaitNow(host)

  /** Promises in the arguments are waited for, at every depth, before the call is made. */
  function callHost(fn, name, args) {
    const wanted = takeToken(fn)
    const text = writtenOrOpen(name, args)
    if (typeof text !== 'string') {
      return wanted ? give(afterSettling(text, name)) : answeredAtOnce(name, writtenOnceSettled(name, text))
    }
    return wanted ? give(promiseOf(text, name)) : answeredAtOnce(name, text)
  }

  function answeredAtOnce(name, text) {
    noteAnswerAtOnce()
    return answerOf(host.callSync(name, text))
  }

  function promiseOf(text, name) {
    const id = host.call(name, text)
    // An answer comes on an empty stack: an error gets the place of its call from here.
    const { stack } = new NativeError()
    return new NativePromise((resolve, reject) => {
      apply(set, waiting, [id, { __proto__: null, resolve, reject, stack }])
    })
  }

  /** What `toJSON` gives after a wait may have to be waited for, too. */
  async function afterSettling(data, name) {
    let next = data
    while (typeof next !== 'string') next = writtenOrOpen(name, (await next.settled())[0])
    return promiseOf(next, name)
  }

  function writtenOnceSettled(name, data) {
    let next = data
    while (typeof next !== 'string') next = writtenOrOpen(name, next.settledNow(waitNow))
    return next
  }

  return (name, terminal) => {
    const call = terminal ? callTerminal : callHost
    // An arrow has no [[Construct]]: `new tool()` is a TypeError, as for a built-in function.
    const { [name]: fn } = { [name]: (...args) => call(fn, name, args) }
    // A host function is its own id.
    noteHostFunction(fn)
    return mark(fn, fn)
  }
}

/** The arguments as a text, or as data with promises that are to be waited for before. */
function writtenOrOpen(name, args) {
  try {
    return encode(args, argumentBytes)
  } catch (error) {
    const data = settles ? unsettledIn(args, error) : undefined
    if (data === undefined) throw addContext(error, 'Cannot call ' + name + ': ')
    return data
  }
}

/** Settles the call `id`: `text` is 'v' and a value, or 'e' and an error. */
function settle(id, text) {
  const entry = apply(get, waiting, [+id])
  if (entry === undefined) return
  apply(remove, waiting, [+id])
  if (text[0] !== 'e') return entry.resolve(decode(rest(text)))
  const error = decodeError(rest(text))
  if (isError(error)) {
    defineProperty(error, 'stack', { __proto__: null, value: entry.stack, writable: true, configurable: true })
  }
  entry.reject(error)
}

function publish(name, value) {
  defineProperty(globalThis, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true })
}

function answerOf(text) {
  if (text === undefined) throw new NativeError('abandoned')
  if (text[0] === 'e') throw decodeError(rest(text))
  return decode(rest(text))
}

const { slice } = String.prototype
const rest = (text) => apply(slice, text, [1])
