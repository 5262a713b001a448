/**
 * What an object is to the codec: `o` a plain object, `i` a class instance, `a` an array, `D` Date, `R` RegExp, `M`
 * Map, `S` Set, `E` Error, `B` ArrayBuffer, `V` a view of one, `p` a boxed primitive, `s` URLSearchParams, which
 * crosses as its string.
 */
export type Kind = 'o' | 'i' | 'a' | 'D' | 'R' | 'M' | 'S' | 'E' | 'B' | 'V' | 'p' | 's'

/** Why an object cannot cross, as the end of a sentence. */
export interface Refusal {
  readonly reason: string
}

interface Row {
  readonly name: string
  readonly is: (value: object) => boolean
  readonly answer: Kind | Refusal
  /** Throws when the internal slot is missing; only objects that look like one are probed. */
  readonly probe?: (value: object) => unknown
}

const tagOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1)
const getter = (prototype: object, key: string): ((value: object) => unknown) => {
  const read = Object.getOwnPropertyDescriptor(prototype, key)?.get
  return (value) => read?.call(value)
}
const row = (
  native: { readonly name: string; readonly prototype: object },
  answer: Kind | Refusal,
  probe?: Row['probe'],
): Row => ({
  name: native.name,
  is: (value) => Object.prototype.isPrototypeOf.call(native.prototype, value),
  answer,
  ...(probe && { probe }),
})
const refused = (native: { readonly name: string; readonly prototype: object }, words: string): Row =>
  row(native, { reason: `is ${words}` })

const rows: readonly Row[] = [
  row(Date, 'D', (value) => Date.prototype.getTime.call(value)),
  row(RegExp, 'R', getter(RegExp.prototype, 'source')),
  row(Map, 'M', getter(Map.prototype, 'size')),
  row(Set, 'S', getter(Set.prototype, 'size')),
  row(Error, 'E'),
  row(ArrayBuffer, 'B', getter(ArrayBuffer.prototype, 'byteLength')),
  row(Number, 'p', (value) => Number.prototype.valueOf.call(value)),
  row(String, 'p', (value) => String.prototype.valueOf.call(value)),
  row(Boolean, 'p', (value) => Boolean.prototype.valueOf.call(value)),
  row(BigInt, 'p', (value) => BigInt.prototype.valueOf.call(value)),
  refused(Symbol, 'a symbol'),
  refused(Promise, 'a promise (await it first)'),
  refused(WeakMap, 'a WeakMap'),
  refused(WeakSet, 'a WeakSet'),
  refused(WeakRef, 'a WeakRef'),
  refused(FinalizationRegistry, 'a FinalizationRegistry'),
  ...(typeof SharedArrayBuffer === 'function' ? [refused(SharedArrayBuffer, 'a SharedArrayBuffer')] : []),
]

const iterators: readonly object[] = [
  Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())),
  Object.getPrototypeOf(Object.getPrototypeOf(Object.getPrototypeOf((async function* () {})()))),
]

/**
 * Tells what an object is, by its internal slots where it has any, whichever realm it comes from.
 * @throws whatever a Proxy's traps throw
 */
export function kindOf(source: object): Kind | Refusal {
  if (Array.isArray(source)) return 'a'
  const prototype: unknown = Object.getPrototypeOf(source)
  if (prototype === Object.prototype || prototype === null) return 'o'
  if (ArrayBuffer.isView(source)) return 'V'
  const tag = tagOf(source)
  const found = rows.find((each) => (each.name === tag || each.is(source)) && holds(each, source))
  if (found) return found.answer
  if (iterators.some((each) => Object.prototype.isPrototypeOf.call(each, source))) {
    return { reason: 'is an iterator (spread it into an array first)' }
  }
  return tag === 'URLSearchParams' ? 's' : kindOfInstance(source, tag)
}

function holds({ probe }: Row, source: object): boolean {
  try {
    probe?.(source)
    return true
  } catch {
    return false
  }
}

/**
 * A tagged object without fields (Response, Headers, AbortSignal, Intl formats) is a resource of the platform: crossing
 * as `{}` would lose it silently.
 */
function kindOfInstance(source: object, tag: string): Kind | Refusal {
  if ('then' in source && typeof source.then === 'function') return { reason: 'is a promise (await it first)' }
  const converts = 'toJSON' in source && typeof source.toJSON === 'function'
  if (tag === 'Object' || converts || Object.keys(source).length > 0) return 'i'
  return { reason: `is a ${tag} (convert it to plain data first)` }
}
