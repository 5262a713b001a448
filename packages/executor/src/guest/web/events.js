import { DOMException } from './dom-exception.js'
import {
  append,
  apply,
  arraySlice,
  defineProperty,
  list,
  mapGet,
  mapSet,
  NativeMap,
  NativeTypeError,
} from './primordials.js'

const NONE = 0
const AT_TARGET = 2
const internals = Symbol('event')

let callListener = apply

/** Gives how listeners are called: with a receiver, arguments, and what takes an error that comes later. */
export function callListenersWith(call) {
  callListener = call
}

/** A DOM event. Nothing bubbles here: an event has one target and no path. [dom.spec.whatwg.org, section 2] */
export class Event {
  #type
  #options
  #isCanceled = false
  #target = null
  #phase = NONE
  #isStopped = false
  #isImmediatelyStopped = false
  #inPassiveListener = false

  constructor(type, options = {}) {
    if (arguments.length === 0) throw new NativeTypeError('Event needs a type')
    this.#type = `${type}`
    this.#options = {
      bubbles: !!options?.bubbles,
      cancelable: !!options?.cancelable,
      composed: !!options?.composed,
    }
    defineProperty(this, 'isTrusted', { __proto__: null, value: false, enumerable: true })
  }

  get type() {
    return this.#type
  }
  get target() {
    return this.#target
  }
  get srcElement() {
    return this.#target
  }
  get currentTarget() {
    return this.#phase === NONE ? null : this.#target
  }
  get eventPhase() {
    return this.#phase
  }
  get bubbles() {
    return this.#options.bubbles
  }
  get cancelable() {
    return this.#options.cancelable
  }
  get composed() {
    return this.#options.composed
  }
  get defaultPrevented() {
    return this.#isCanceled
  }
  get returnValue() {
    return !this.#isCanceled
  }
  get cancelBubble() {
    return this.#isStopped
  }
  get timeStamp() {
    return 0
  }
  composedPath() {
    return this.#phase === NONE ? [] : [this.#target]
  }
  preventDefault() {
    if (this.#options.cancelable && !this.#inPassiveListener) this.#isCanceled = true
  }
  stopPropagation() {
    this.#isStopped = true
  }
  stopImmediatePropagation() {
    this.#isStopped = true
    this.#isImmediatelyStopped = true
  }

  /** What `dispatchEvent` needs of an event; undefined for a value that is none. */
  static [internals](event) {
    if (typeof event !== 'object' || event === null || !(#type in event)) return undefined
    return {
      isDispatching: () => event.#phase !== NONE,
      isImmediatelyStopped: () => event.#isImmediatelyStopped,
      start(target) {
        event.#target = target
        event.#phase = AT_TARGET
      },
      setPassive(isPassive) {
        event.#inPassiveListener = isPassive
      },
      end() {
        event.#phase = NONE
        event.#isStopped = false
        event.#isImmediatelyStopped = false
      },
    }
  }
}

const internalsOf = Event[internals]
delete Event[internals]

/** An event that carries `detail`. */
export class CustomEvent extends Event {
  #detail

  constructor(type, options = {}) {
    super(type, options)
    this.#detail = options?.detail ?? null
  }

  get detail() {
    return this.#detail
  }
}

let report = () => {}

/** Says where an error that a listener throws goes. */
export function reportListenerErrors(reporter) {
  report = reporter
}

/** Listeners by type, called in the order in which they were added. [dom.spec.whatwg.org, section 2.7] */
export class EventTarget {
  #listeners = new NativeMap()

  addEventListener(type, callback, options) {
    if (callback === null || callback === undefined) return
    if (typeof callback !== 'function' && typeof callback !== 'object')
      throw new NativeTypeError('The listener is not a function')
    const settings = typeof options === 'object' && options !== null ? options : { capture: options }
    const signal = settings.signal
    if (signal?.aborted) return
    const isCapture = !!settings.capture
    if (this.#find(`${type}`, callback, isCapture) !== undefined) return
    const once = !!settings.once
    const listeners = mapGet(this.#listeners, `${type}`) ?? list()
    append(listeners, { callback, isCapture, once, isPassive: !!settings.passive, isRemoved: false })
    mapSet(this.#listeners, `${type}`, listeners)
    signal?.addEventListener('abort', () => this.removeEventListener(type, callback, { capture: isCapture }), {
      once: true,
    })
  }

  removeEventListener(type, callback, options) {
    const isCapture = !!(typeof options === 'object' && options !== null ? options.capture : options)
    const found = this.#find(`${type}`, callback, isCapture)
    if (found === undefined) return
    found.isRemoved = true
    const kept = list()
    const listeners = mapGet(this.#listeners, `${type}`)
    for (let i = 0; i < listeners.length; i++) if (listeners[i] !== found) append(kept, listeners[i])
    mapSet(this.#listeners, `${type}`, kept)
  }

  dispatchEvent(event) {
    const inner = internalsOf(event)
    if (inner === undefined) throw new NativeTypeError('The argument is not an Event')
    if (inner.isDispatching()) throw new DOMException('The event is already being dispatched', 'InvalidStateError')
    inner.start(this)
    const listeners = arraySlice(mapGet(this.#listeners, event.type) ?? [])
    for (let i = 0; i < listeners.length && !inner.isImmediatelyStopped(); i++) {
      const listener = listeners[i]
      if (listener.isRemoved) continue
      if (listener.once) this.removeEventListener(event.type, listener.callback, listener.isCapture)
      inner.setPassive(listener.isPassive)
      try {
        if (typeof listener.callback === 'function') callListener(listener.callback, this, [event], report)
        else callListener(listener.callback.handleEvent, listener.callback, [event], report)
      } catch (error) {
        report(error)
      }
      inner.setPassive(false)
    }
    inner.end()
    return !event.defaultPrevented
  }

  #find(type, callback, isCapture) {
    const listeners = mapGet(this.#listeners, type)
    for (let i = 0; i < (listeners?.length ?? 0); i++) {
      if (listeners[i].callback === callback && listeners[i].isCapture === isCapture) return listeners[i]
    }
    return undefined
  }
}
