import { define, defineClass } from './define.js'
import { NativeTypeError } from './primordials.js'

/**
 * Installs `performance` with `now`, `timeOrigin` and `toJSON`. The origin is the session's clock at first use: the
 * template that holds this object is older than every session. [w3.org/TR/hr-time-3]
 */
export function installPerformance(global, bridge) {
  const token = {}
  let origin
  const timeOrigin = () => {
    origin ??= bridge.now()
    return origin
  }
  class Performance {
    constructor(key) {
      if (key !== token) throw new NativeTypeError('Illegal constructor')
    }
    get timeOrigin() {
      return timeOrigin()
    }
    now() {
      const start = timeOrigin()
      return bridge.now() - start
    }
    toJSON() {
      return { timeOrigin: timeOrigin() }
    }
  }
  defineClass(global, 'Performance', Performance)
  define(global, 'performance', new Performance(token))
}
