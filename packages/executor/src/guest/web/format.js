import { cut, inspect, TEXT_LIMIT } from './inspect.js'
import { formatNumber } from './inspect-primitive.js'
import {
  getPrototypeOf,
  hasOwn,
  jsonStringify,
  NativeSet,
  parseDecimal,
  parseWhole,
  setAdd,
  setHas,
  stringIndexOf,
  stringSlice,
  TypedArray,
} from './primordials.js'

const SHALLOW = { __proto__: null, depth: 0, breakLength: 80 }
const MAX_JSON_NODES = 20_000
const toNumber = Number
const tooMany = {}
const textPrototypes = new NativeSet()
for (const type of [Object, Array, Error, Date, RegExp, Function, Number, String, Boolean, Symbol, BigInt]) {
  setAdd(textPrototypes, type.prototype)
}
setAdd(textPrototypes, TypedArray.prototype)

/**
 * Text of the arguments of a console call, as Node's `util.format` makes it: `%s %d %i %f %j %o %O %c %%` in a first
 * string, then every further argument after a space. Never throws; at most 64 kB.
 */
export function format(args) {
  const first = args[0]
  if (args.length === 1 || typeof first !== 'string') return joinFrom(args, 0, '')
  let text = ''
  let next = 1
  let from = 0
  for (let at = stringIndexOf(first, '%'); at >= 0 && at < first.length - 1; at = stringIndexOf(first, '%', at)) {
    const letter = first[at + 1]
    const writer = writers[letter]
    if (letter === '%' || (writer !== undefined && next < args.length)) {
      text += stringSlice(first, from, at) + (letter === '%' ? '%' : safely(writer, args[next++]))
      from = at + 2
    }
    at += 2
  }
  return joinFrom(args, next, text + stringSlice(first, from))
}

function joinFrom(args, next, start) {
  let text = start
  for (let i = next; i < args.length && text.length <= TEXT_LIMIT; i++) {
    if (i > 0) text += ' '
    text += typeof args[i] === 'string' ? args[i] : inspect(args[i])
  }
  return cut(text)
}

function safely(writer, value) {
  try {
    return cut(writer(value))
  } catch {
    return inspect(value, SHALLOW)
  }
}

const writers = {
  __proto__: null,
  s(value) {
    if (typeof value === 'string') return value
    if (typeof value === 'object' && value !== null) return hasOwnText(value) ? `${value}` : inspect(value, SHALLOW)
    if (typeof value === 'symbol') return inspect(value)
    return typeof value === 'function' && !hasOwn(value, 'toString') ? inspect(value, SHALLOW) : formatNumber(value)
  },
  d: (value) =>
    typeof value === 'bigint' ? `${value}n` : formatNumber(typeof value === 'symbol' ? NaN : toNumber(value)),
  i: (value) =>
    typeof value === 'bigint' ? `${value}n` : formatNumber(typeof value === 'symbol' ? NaN : parseWhole(value)),
  f: (value) => formatNumber(typeof value === 'symbol' ? NaN : parseDecimal(value)),
  j: formatJson,
  o: (value) => inspect(value),
  O: (value) => inspect(value),
  c: () => '',
}

/** Whether a class of the guest's, not a built-in, gives the object its `toString`. */
function hasOwnText(value) {
  for (let object = value; object !== null; object = getPrototypeOf(object)) {
    if (hasOwn(object, 'toString')) return object === value || !setHas(textPrototypes, object)
  }
  return false
}

function formatJson(value) {
  let nodes = 0
  try {
    const text = jsonStringify(value, (_key, item) => {
      if (++nodes > MAX_JSON_NODES) throw tooMany
      return item
    })
    return `${text}`
  } catch (error) {
    if (error === tooMany) return inspect(value)
    return '[Circular]'
  }
}
