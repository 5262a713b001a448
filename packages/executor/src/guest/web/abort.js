import { DOMException } from './dom-exception.js'
import { Event, EventTarget } from './events.js'
import { addView } from './inspect-views.js'
import { append, list, NativeRangeError, NativeTypeError, toText } from './primordials.js'

const token = {}
let global
let abortSignal

/** Tells `AbortSignal.timeout` where to find `setTimeout` when it is called. */
export function installAbortTimers(target) {
  global = target
}

/** A signal that says once, with a reason, that work is no longer wanted. [dom.spec.whatwg.org, section 3] */
export class AbortSignal extends EventTarget {
  #isAborted = false
  #reason
  #dependents = list()
  #handler = null

  constructor(key) {
    if (key !== token) throw new NativeTypeError('Illegal constructor')
    super()
  }

  get aborted() {
    return this.#isAborted
  }
  get reason() {
    return this.#reason
  }
  throwIfAborted() {
    if (this.#isAborted) throw this.#reason
  }

  get onabort() {
    return this.#handler
  }
  set onabort(handler) {
    if (this.#handler !== null) this.removeEventListener('abort', this.#handler)
    this.#handler = typeof handler === 'function' ? handler : null
    if (this.#handler !== null) this.addEventListener('abort', this.#handler)
  }

  static abort(reason) {
    const signal = new AbortSignal(token)
    signal.#abort(reason)
    return signal
  }

  static timeout(milliseconds) {
    if (!(milliseconds >= 0))
      throw new NativeRangeError(`Cannot set a timeout of ${toText(milliseconds)}: it must be 0 or more`)
    const signal = new AbortSignal(token)
    const timer = global.setTimeout(() => {
      signal.#abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'))
    }, milliseconds)
    // As in Node, waiting for nothing but this timer keeps no program alive.
    if (typeof timer === 'object') timer?.unref?.()
    return signal
  }

  static any(signals) {
    const result = new AbortSignal(token)
    for (const signal of signals) {
      if (typeof signal !== 'object' || signal === null || !(#isAborted in signal)) {
        throw new NativeTypeError('AbortSignal.any needs AbortSignals')
      }
      if (result.#isAborted) continue
      if (signal.#isAborted) result.#abort(signal.#reason)
      else append(signal.#dependents, result)
    }
    return result
  }

  #abort(reason) {
    if (this.#isAborted) return
    this.#isAborted = true
    this.#reason = reason === undefined ? new DOMException('This operation was aborted', 'AbortError') : reason
    this.dispatchEvent(new Event('abort'))
    const dependents = this.#dependents
    this.#dependents = list()
    for (let i = 0; i < dependents.length; i++) dependents[i].#abort(this.#reason)
  }

  static {
    abortSignal = (signal, reason) => signal.#abort(reason)
    addView(AbortSignal.prototype, (value) => {
      return #isAborted in value
        ? { __proto__: null, fields: { __proto__: null, aborted: value.#isAborted } }
        : undefined
    })
  }
}

/** The one who may abort a signal. */
export class AbortController {
  #signal = new AbortSignal(token)

  static {
    addView(AbortController.prototype, (value) => {
      return #signal in value ? { __proto__: null, fields: { __proto__: null, signal: value.#signal } } : undefined
    })
  }

  get signal() {
    return this.#signal
  }
  abort(reason) {
    abortSignal(this.#signal, reason)
  }
}
