/** Timers and microtasks: the host has the clocks, the callbacks stay here. */
import { suspends } from './brand.js'
import { encodeError } from './codec.js'
import { startCall } from './token.js'
import { callUnawaited } from './unawaited.js'

const { apply } = Reflect
const { get, set, delete: remove } = Map.prototype
const NativeMap = Map
const NativePromise = Promise
const NativeTypeError = TypeError

/** What is kept of an error that nobody catches. */
const MAX_ERROR_BYTES = 65_536

/** Makes the timer functions of the global scope, and `fire`, by which the host tells that a timer is due. */
export function makeTimers(host) {
  const timers = new NativeMap()
  let lastTimer = 0

  function addTimer(callback, delay, args, repeat) {
    check(callback)
    const id = ++lastTimer
    apply(set, timers, [id, { callback, args, repeat }])
    host.startTimer(id, +delay, repeat)
    return id
  }

  function clearTimer(id) {
    if (apply(remove, timers, [+id])) host.clearTimer(+id)
  }

  function fire(id) {
    const timer = apply(get, timers, [+id])
    if (timer === undefined) return
    if (!timer.repeat) apply(remove, timers, [+id])
    runCallback(timer.callback, timer.args)
  }

  const settled = NativePromise.resolve()
  const { then } = NativePromise.prototype
  const report = (error) => host.uncaught('e' + encodeError(error, MAX_ERROR_BYTES))

  /** Runs a callback that nobody waits for: what it throws fails the run, as an uncaught error ends a Node process. */
  function runCallback(callback, args) {
    try {
      if (suspends(callback)) apply(then, startCall(callback, undefined, args), [undefined, report])
      else callUnawaited(callback, undefined, args, report)
    } catch (error) {
      report(error)
    }
  }

  function queueMicrotask(callback) {
    check(callback)
    apply(then, settled, [() => runCallback(callback, [])])
  }

  const functions = {
    setTimeout: function (callback, delay = 0, ...args) {
      return addTimer(callback, delay, args, false)
    },
    setInterval: function (callback, delay = 0, ...args) {
      return addTimer(callback, delay, args, true)
    },
    setImmediate: (callback, ...args) => addTimer(callback, 0, args, false),
    clearTimeout: clearTimer,
    clearInterval: clearTimer,
    clearImmediate: clearTimer,
    queueMicrotask,
  }
  return { fire, functions, report }
}

function check(callback) {
  if (typeof callback === 'function') return
  throw new NativeTypeError('The "callback" argument must be of type function. Received ' + typeof callback)
}
