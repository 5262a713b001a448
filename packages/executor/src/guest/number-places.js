/** Places that keep numbers and texts only: what is assigned to one is converted there. */
import { isContainer } from './copy-parts.js'
import { descriptorOf } from './descriptors.js'
import { isGuestFunction } from './function-text.js'
import { isProxy } from './proxies.js'

const { getPrototypeOf } = Object
const { isArray } = Array
const { isView } = ArrayBuffer
const { isError } = Error
const { prototype: patterns } = RegExp
const MAX_PROTOTYPES = 1_000

/** True where an assignment converts what it is given. */
export function convertsAt(owner, key) {
  if (!isContainer(owner) || isProxy(owner) || isContainer(key)) return false
  if (isView(owner)) return typeof key !== 'symbol'
  if (isArray(owner) && key === 'length') return true
  if (isError(owner)) return key === 'message' || key === 'name' || key === 'stack'
  return key === 'lastIndex' ? descends(owner, patterns) : hasSetter(owner, key)
}

function descends(value, prototype) {
  let at = value
  for (let depth = 0; at !== null && !isProxy(at) && depth < MAX_PROTOTYPES; depth++) {
    if (at === prototype) return true
    at = getPrototypeOf(at)
  }
  return false
}

/** True where a setter of the engine's or the library's takes it. */
function hasSetter(owner, key) {
  let at = owner
  for (let depth = 0; at !== null && !isProxy(at) && depth < MAX_PROTOTYPES; depth++) {
    const own = descriptorOf(at, key)
    if (own !== undefined) return own.set !== undefined && !isProxy(own.set) && !isGuestFunction(own.set)
    at = getPrototypeOf(at)
  }
  return false
}
