/** What JSON can say. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue }

/** A record of any values as plain JSON. */
export function toJsonRecord(record: Readonly<Record<string, unknown>>): { readonly [name: string]: JsonValue } {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, toJson(value)]))
}

const DEEPEST = 100

/**
 * Copies a value into plain JSON, for records and for showing: never throws, keeps no reference, runs no `toJSON`.
 *
 * What JSON lacks becomes the nearest thing: `undefined` is `null` (and left out of objects), NaN, infinities and big
 * integers are strings, dates ISO strings, sets and typed arrays arrays, maps arrays of pairs, errors objects with name
 * and message, and a cycle the string `[circular]`.
 */
export function toJson(value: unknown): JsonValue {
  return copy(value, [])
}

function copy(value: unknown, above: readonly object[]): JsonValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'object') return copyObject(value, above)
  return typeof value === 'function' ? `[function ${value.name}]` : String(value)
}

function copyObject(value: object, above: readonly object[]): JsonValue {
  if (above.includes(value)) return '[circular]'
  if (above.length >= DEEPEST) return '[too deep]'
  const path = [...above, value]
  const list = (items: Iterable<unknown>): JsonValue => Array.from(items, (item) => copy(item, path))
  if (Array.isArray(value) || value instanceof Set || value instanceof Map) return list(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (value instanceof RegExp) return String(value)
  if (value instanceof Error) return { name: value.name, message: value.message, ...copyFields(value, path) }
  if (value instanceof ArrayBuffer) return list(new Uint8Array(value))
  if (value instanceof DataView) return list(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
  // Every other view is a typed array, whose items are numbers or big integers.
  if (ArrayBuffer.isView(value)) return list(value as unknown as Iterable<unknown>)
  return copyFields(value, path)
}

function copyFields(value: object, path: readonly object[]): { readonly [key: string]: JsonValue } {
  const fields = Object.entries(value).filter(([, field]) => field !== undefined && typeof field !== 'function')
  // fromEntries defines own keys, so `__proto__` stays an ordinary one.
  return Object.fromEntries(fields.map(([key, field]) => [key, copy(field, path)]))
}
