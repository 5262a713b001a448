/** What JSON can say. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue }

/** A record of any values as plain JSON. */
export function toJsonRecord(record: Readonly<Record<string, unknown>>): { readonly [name: string]: JsonValue } {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, toJson(value)]))
}

const DEEPEST = 100
/** Far more than honest data shares; without an end, forty lists that each hold the next twice would fill memory. */
const MOST_REPEATED = 100_000

/** What was copied before, and how many values were copied once more because they are held in several places. */
interface Copied {
  readonly seen: Set<object>
  repeated: number
}

/**
 * Copies a value into plain JSON, for records and for showing: never throws, keeps no reference, runs no `toJSON`.
 *
 * What JSON lacks becomes the nearest thing: `undefined` is `null` (and left out of objects), NaN, infinities and big
 * integers are strings, dates ISO strings, sets and typed arrays arrays, maps arrays of pairs, errors objects with name
 * and message, and a cycle the string `[circular]`. What is held in many places is copied for each, and after 100,000
 * such values is the string `[repeated]`.
 */
export function toJson(value: unknown): JsonValue {
  return copy(value, [], { seen: new Set(), repeated: 0 })
}

function copy(value: unknown, above: readonly object[], copied: Copied): JsonValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'object') return copyAgain(value, above, copied)
  return typeof value === 'function' ? `[function ${value.name}]` : String(value)
}

/** Copies an object, and counts what is in it where that was copied before. */
function copyAgain(value: object, above: readonly object[], copied: Copied): JsonValue {
  if (!copied.seen.has(value)) {
    copied.seen.add(value)
    return copyObject(value, above, copied)
  }
  if (copied.repeated > MOST_REPEATED) return '[repeated]'
  const made = copyObject(value, above, copied)
  copied.repeated += typeof made === 'object' && made !== null ? 1 + Object.keys(made).length : 1
  return made
}

function copyObject(value: object, above: readonly object[], copied: Copied): JsonValue {
  if (above.includes(value)) return '[circular]'
  if (above.length >= DEEPEST) return '[too deep]'
  const path = [...above, value]
  const list = (items: Iterable<unknown>): JsonValue => Array.from(items, (item) => copy(item, path, copied))
  if (Array.isArray(value) || value instanceof Set || value instanceof Map) return list(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (value instanceof RegExp) return String(value)
  if (value instanceof Error) return { name: value.name, message: value.message, ...copyFields(value, path, copied) }
  if (value instanceof ArrayBuffer) return list(new Uint8Array(value))
  if (value instanceof DataView) return list(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
  // Every other view is a typed array, whose items are numbers or big integers.
  if (ArrayBuffer.isView(value)) return list(value as unknown as Iterable<unknown>)
  return copyFields(value, path, copied)
}

function copyFields(value: object, path: readonly object[], copied: Copied): { readonly [key: string]: JsonValue } {
  const fields = Object.entries(value).filter(([, field]) => field !== undefined && typeof field !== 'function')
  // fromEntries defines own keys, so `__proto__` stays an ordinary one.
  return Object.fromEntries(fields.map(([key, field]) => [key, copy(field, path, copied)]))
}
