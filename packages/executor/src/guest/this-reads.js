/**
 * How a function looks at what it is called on, as its text tells. What it reads there by name is settled where it is
 * stored, since the analysis knows the names that earlier cells read; what it reads by other ways is found by no text.
 */
import { asWritten } from './as-written.js'
import { put } from './async-versions.js'
import { descriptorOf } from './descriptors.js'
import { isGuestFunction } from './function-text.js'
import { isProxy } from './proxies.js'
import { THIS, takesNoneWithin } from './takes.js'

const { apply } = Reflect
const { getPrototypeOf, prototype } = Object
const { toString } = Function.prototype
const { charCodeAt, indexOf, lastIndexOf, slice, trimEnd, trimStart } = String.prototype
const { get, set } = WeakMap.prototype
const MAX_PROTOTYPES = 1_000
/** Methods of containers that read nothing in them. */
const PUTTING = ['push', 'unshift', 'add', 'set', 'has', 'delete', 'clear']

/** Function → the names that it reads, undefined where it may read any. */
const known = new WeakMap()

/** True where a function that asks for no promise may read others of what it is called on than it names. */
export function readsAny(method, receiver, seen = []) {
  const fn = asWritten(method)
  if (typeof fn !== 'function' || isProxy(fn) || !isGuestFunction(fn) || !takesNoneWithin(fn, THIS)) return false
  if (includes(seen, fn)) return false
  put(seen, seen.length, fn)
  const names = namesIn(fn)
  if (names === undefined) return true
  for (let index = 0; index < names.length; index++) if (anyReads(receiver, names[index], seen)) return true
  return false
}

/** The methods and accessors that a function may run by a name are called on the same. */
function anyReads(receiver, name, seen) {
  let at = receiver
  for (let depth = 0; at !== null && !isProxy(at) && depth < MAX_PROTOTYPES; depth++) {
    const own = descriptorOf(at, name)
    if (own !== undefined) {
      const { value, get: getter, set: setter } = own
      if (readsAny(value, receiver, seen) || readsAny(getter, receiver, seen) || readsAny(setter, receiver, seen))
        return true
      // A method of the engine's containers goes through what is in them.
      if (typeof value === 'function' && at !== receiver && at !== prototype && !isGuestFunction(value))
        return !includes(PUTTING, name)
    }
    at = getPrototypeOf(at)
  }
  return false
}

function includes(list, value) {
  for (let index = 0; index < list.length; index++) if (list[index] === value) return true
  return false
}

function namesIn(fn) {
  const found = apply(get, known, [fn])
  if (found !== undefined) return found.names
  const names = readNames(apply(toString, fn, []))
  apply(set, known, [fn, { __proto__: null, names }])
  return names
}

const has = (text, word) => apply(indexOf, text, [word]) >= 0

/** The names after `this` and `super`; undefined where one of them stands for itself. */
function readNames(text) {
  if (has(text, 'eval')) return undefined
  const names = []
  for (let which = 0; which < 2; which++) {
    const word = which === 0 ? 'this' : 'super'
    let at = apply(indexOf, text, [word])
    for (; at >= 0; at = apply(indexOf, text, [word, at + word.length])) {
      const end = at + word.length
      if (isPart(text, at - 1) || isPart(text, end)) continue
      const name = nameAfter(text, end) ?? nameInCall(text, at, end)
      if (name !== undefined) put(names, names.length, name)
      else if (!isHarmless(text, at, end)) return undefined
    }
  }
  return names
}

/** True for a letter, digit, `_` or `$`. */
function isPart(text, at) {
  const code = apply(charCodeAt, text, [at])
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || isSign(code)
}
const isSign = (code) => code === 95 || code === 36 || code > 127

function wordAt(text, from) {
  let end = from
  while (isPart(text, end)) end++
  return apply(slice, text, [from, end])
}

const skipSpace = (text, from) => text.length - apply(trimStart, apply(slice, text, [from]), []).length

/** `this.name`, `this?.name`, `this.#name` */
function nameAfter(text, end) {
  let at = skipSpace(text, end)
  if (text[at] === '?' && text[at + 1] === '.') at++
  if (text[at] !== '.') return undefined
  at = skipSpace(text, at + 1)
  const name = text[at] === '#' ? `#${wordAt(text, at + 1)}` : wordAt(text, at)
  return name === '' ? undefined : name
}

/** `$$method(this, "name")`: a call as it was rewritten. */
function nameInCall(text, at, end) {
  const call = apply(slice, text, [apply(lastIndexOf, text, ['$$', at]), at])
  if (apply(slice, call, [0, 8]) !== '$$method' || call[call.length - 1] !== '(') return undefined
  if (apply(slice, text, [end, end + 3]) !== ', "') return undefined
  return apply(slice, text, [end + 3, apply(indexOf, text, ['"', end + 3])])
}

/** `return this`, a call of the class that another extends, and words of a comment. */
function isHarmless(text, at, end) {
  const next = skipSpace(text, end)
  if (text[at] === 's') return text[next] === '('
  const isLast = next >= text.length || text[next] === ';' || text[next] === '}'
  const before = apply(trimEnd, apply(slice, text, [0, at]), [])
  if (isLast && apply(slice, before, [-6]) === 'return') return true
  const word = wordAt(text, next)
  const isOnLine = !has(apply(slice, text, [end, next]), '\n')
  return isOnLine && word !== '' && word !== 'in' && word !== 'instanceof'
}
