import { AbortController, AbortSignal, installAbortTimers } from './abort.js'
import { atob, btoa } from './base64.js'
import { installConsole } from './console.js'
import { installCrypto } from './crypto.js'
import { defineClass, defineFunctions } from './define.js'
import { DOMException } from './dom-exception.js'
import { CustomEvent, callListenersWith, Event, EventTarget, reportListenerErrors } from './events.js'
import { inspect } from './inspect.js'
import { installIntl } from './intl.js'
import { createAsk, createCompare } from './intl-request.js'
import { installLocaleMethods } from './locale-methods.js'
import { installPerformance } from './performance.js'
import { apply, NativeTypeError, uncurry } from './primordials.js'
import { structuredClone } from './structured-clone.js'
import { TextDecoder } from './text-decoder.js'
import { TextEncoder } from './text-encoder.js'
import { connectUrls, URL } from './url.js'
import { URLSearchParams } from './url-search-params.js'

export { format } from './format.js'
export { DOMException, inspect }

/**
 * Puts the web-platform names of a session on its global object. Runs once, while the template is made.
 *
 * `bridge.log(level, text)` takes console output, `bridge.service(name, argument)` asks the host (plain data both
 * ways; throws the host's error), `bridge.now()` is the time in milliseconds since 1970 with fraction. `callListener`
 * calls what may give a promise that nobody takes. Nothing here calls the bridge, reads a clock or draws a random
 * number before guest code does.
 */
export function installWeb(global, bridge, callListener = apply) {
  const classes = {
    AbortController,
    AbortSignal,
    CustomEvent,
    DOMException,
    Event,
    EventTarget,
    TextDecoder,
    TextEncoder,
    URL,
    URLSearchParams,
  }
  for (const name in classes) defineClass(global, name, classes[name])
  defineFunctions(global, { atob, btoa, structuredClone })
  connectUrls(bridge)
  installAbortTimers(global)
  callListenersWith(callListener)
  reportListenerErrors((error) => bridge.log('error', `Uncaught ${inspect(error)}`))
  installQueueMicrotask(global, bridge)
  installConsole(global, bridge)
  installCrypto(global, bridge)
  installPerformance(global, bridge)
  const ask = createAsk(bridge)
  const compare = createCompare(ask)
  installIntl(global, ask, compare, () => bridge.now())
  installLocaleMethods(ask, compare)
}

function installQueueMicrotask(global, bridge) {
  if (typeof global.queueMicrotask === 'function') return
  const ready = Promise.resolve()
  const perform = uncurry(Promise.prototype.then)
  const queueMicrotask = (callback) => {
    if (typeof callback !== 'function') throw new NativeTypeError('queueMicrotask needs a function')
    const run = () => {
      try {
        callback()
      } catch (error) {
        bridge.log('error', `Uncaught ${inspect(error)}`)
      }
    }
    perform(ready, run)
  }
  defineFunctions(global, { queueMicrotask })
}
