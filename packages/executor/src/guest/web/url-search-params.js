import { addView } from './inspect-views.js'
import {
  append,
  apply,
  arraySlice,
  arraySort,
  charCodeAt,
  encodeComponent,
  fromCharCode,
  iteratorSymbol,
  list,
  NativeTypeError,
  objectKeys,
  parseWhole,
  regExpExec,
  stringIndexOf,
  stringSlice,
  toText,
  toWellFormed,
  typedArraySubarray,
  weakGet,
  weakSet,
} from './primordials.js'
import { TextDecoder } from './text-decoder.js'
import { TextEncoder } from './text-encoder.js'

const PLAIN = /^[\w*.-]*$/
const HEX_PAIR = /^[0-9a-fA-F]{2}$/
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()
const onUpdate = new WeakMap()
let replaceAll

/** The pairs of a query string, in order. [url.spec.whatwg.org, section 6] */
export class URLSearchParams {
  #pairs = list()

  constructor(init = '') {
    if ((typeof init === 'object' && init !== null) || typeof init === 'function') this.#readObject(init)
    else this.#pairs = parseForm(stripMark(`${init}`))
  }

  get size() {
    return this.#pairs.length
  }

  append(name, value) {
    append(this.#pairs, pair(name, value))
    this.#changed()
  }

  delete(name, value) {
    const kept = list()
    for (let i = 0; i < this.#pairs.length; i++) {
      if (!matches(this.#pairs[i], `${name}`, value)) append(kept, this.#pairs[i])
    }
    this.#pairs = kept
    this.#changed()
  }

  get(name) {
    return this.#find(`${name}`)?.value ?? null
  }

  getAll(name) {
    const key = `${name}`
    const values = list()
    for (let i = 0; i < this.#pairs.length; i++) {
      if (this.#pairs[i].name === key) append(values, this.#pairs[i].value)
    }
    return arraySlice(values)
  }

  has(name, value) {
    return this.#find(`${name}`, value) !== undefined
  }

  set(name, value) {
    const next = pair(name, value)
    const kept = list()
    let isSet = false
    for (let i = 0; i < this.#pairs.length; i++) {
      const isSame = this.#pairs[i].name === next.name
      if (!isSame) append(kept, this.#pairs[i])
      else if (!isSet) append(kept, next)
      isSet ||= isSame
    }
    if (!isSet) append(kept, next)
    this.#pairs = kept
    this.#changed()
  }

  sort() {
    arraySort(this.#pairs, (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    this.#changed()
  }

  forEach(callback, receiver) {
    if (typeof callback !== 'function') throw new NativeTypeError(`${toText(callback)} is not a function`)
    for (let i = 0; i < this.#pairs.length; i++) {
      apply(callback, receiver, [this.#pairs[i].value, this.#pairs[i].name, this])
    }
  }

  *entries() {
    for (let i = 0; i < this.#pairs.length; i++) yield [this.#pairs[i].name, this.#pairs[i].value]
  }

  *keys() {
    for (let i = 0; i < this.#pairs.length; i++) yield this.#pairs[i].name
  }

  *values() {
    for (let i = 0; i < this.#pairs.length; i++) yield this.#pairs[i].value
  }

  toString() {
    return this.#write()
  }

  #find(name, value) {
    for (let i = 0; i < this.#pairs.length; i++) if (matches(this.#pairs[i], name, value)) return this.#pairs[i]
    return undefined
  }

  #readObject(init) {
    if (init[iteratorSymbol] == null) {
      const keys = objectKeys(init)
      for (let i = 0; i < keys.length; i++) this.#replace(pair(keys[i], init[keys[i]]))
      return
    }
    for (const entry of init) {
      const items = typeof entry === 'object' && entry !== null ? [...entry] : []
      if (items.length !== 2) throw new NativeTypeError('Each query pair must be an iterable [name, value] tuple')
      append(this.#pairs, pair(items[0], items[1]))
    }
  }

  // Two keys of an object may become one when their lone surrogates are replaced; the last value counts.
  #replace(next) {
    const found = this.#find(next.name)
    if (found === undefined) append(this.#pairs, next)
    else found.value = next.value
  }

  #write() {
    let text = ''
    for (let i = 0; i < this.#pairs.length; i++) {
      text += `${i > 0 ? '&' : ''}${encodeForm(this.#pairs[i].name)}=${encodeForm(this.#pairs[i].value)}`
    }
    return text
  }

  #changed() {
    weakGet(onUpdate, this)?.(this.#write())
  }

  static {
    replaceAll = (params, query) => {
      params.#pairs = parseForm(query)
    }
    addView(URLSearchParams.prototype, (value) =>
      #pairs in value ? { __proto__: null, pairs: value.#pairs } : undefined,
    )
  }
}

Object.defineProperty(URLSearchParams.prototype, iteratorSymbol, {
  value: URLSearchParams.prototype.entries,
  writable: true,
  configurable: true,
})

/** The parameters of a URL: `listener` hears the new query whenever they change. */
export function linkSearchParams(query, listener) {
  const params = new URLSearchParams(query)
  weakSet(onUpdate, params, listener)
  return params
}

/** Gives linked parameters a new query without telling their listener. */
export function resetSearchParams(params, query) {
  replaceAll(params, stripMark(query))
}

function pair(name, value) {
  return { name: toWellFormed(`${name}`), value: toWellFormed(`${value}`) }
}

function matches(entry, name, value) {
  return entry.name === name && (value === undefined || entry.value === `${value}`)
}

function stripMark(query) {
  return query[0] === '?' ? stringSlice(query, 1) : query
}

function parseForm(query) {
  const pairs = list()
  for (let from = 0; from <= query.length; ) {
    const end = stringIndexOf(query, '&', from)
    const to = end < 0 ? query.length : end
    const part = stringSlice(query, from, to)
    from = to + 1
    if (part === '') continue
    const equals = stringIndexOf(part, '=')
    const name = equals < 0 ? part : stringSlice(part, 0, equals)
    append(pairs, { name: decodeForm(name), value: equals < 0 ? '' : decodeForm(stringSlice(part, equals + 1)) })
  }
  return pairs
}

function decodeForm(text) {
  if (regExpExec(PLAIN, text) !== null) return text
  const bytes = encoder.encode(text)
  let length = 0
  for (let i = 0; i < bytes.length; i++) {
    let byte = bytes[i]
    if (byte === 43) byte = 32
    else if (byte === 37 && i + 2 < bytes.length) {
      const digits = fromCharCode(bytes[i + 1], bytes[i + 2])
      if (regExpExec(HEX_PAIR, digits) !== null) {
        byte = parseWhole(digits, 16)
        i += 2
      }
    }
    bytes[length++] = byte
  }
  return decoder.decode(typedArraySubarray(bytes, 0, length))
}

function encodeForm(text) {
  if (regExpExec(PLAIN, text) !== null) return text
  const encoded = encodeComponent(text)
  let result = ''
  for (let i = 0; i < encoded.length; i++) {
    if (encoded[i] === '%' && encoded[i + 1] === '2' && encoded[i + 2] === '0') {
      result += '+'
      i += 2
    } else result += stringIndexOf("!'()~", encoded[i]) < 0 ? encoded[i] : `%${hexOf(encoded[i])}`
  }
  return result
}

function hexOf(character) {
  const code = charCodeAt(character, 0)
  return `${'0123456789ABCDEF'[code >> 4]}${'0123456789ABCDEF'[code & 15]}`
}
