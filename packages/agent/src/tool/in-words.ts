import { isIdentifier } from './identifiers.ts'
import { isPlainObject } from './is-record.ts'

const TYPES: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
  any: 'anything',
  null: 'null',
}

/** Names types of inputs or of JSON Schema in words: `a string or null`. */
export function describeTypes(types: readonly string[]): string {
  return types.map((type) => TYPES[type] ?? type).join(' or ')
}

/** Says in a few words what a value is, for a message about a wrong one. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null) return String(value)
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'string') return `the string ${JSON.stringify(cut(value, 40))}`
  if (typeof value !== 'object') return cut(`the ${typeof value} ${String(value)}`, 60)
  if (!isPlainObject(value)) return `a ${kindOf(value)}`
  const keys = Object.keys(value).slice(0, 5).join(', ')
  return keys === '' ? 'an empty object' : `an object with ${cut(keys, 80)}`
}

/**
 * Writes the place inside a value as code would: `filter.tags[2]`.
 *
 * @example
 * describePath(['filter', 'tags', 2]) // → 'filter.tags[2]'
 */
export function describePath(keys: readonly PropertyKey[]): string {
  const parts = keys.map((key, index) => {
    if (typeof key === 'number') return `[${key}]`
    const name = cut(String(key), 60)
    if (!isIdentifier(name)) return `[${JSON.stringify(name)}]`
    return index === 0 ? name : `.${name}`
  })
  return cut(parts.join(''), 200)
}

/** Lists problems as one sentence: the first five, and whether there are more. */
export function listProblems(problems: readonly string[]): string {
  const all = [...new Set(problems)]
  return [...all.slice(0, 5), ...(all.length > 5 ? ['and more'] : [])].join('; ')
}

/** Shortens a text to at most `length` characters and a mark. */
export function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}

/** Names the kind of an object: `Date`, `Map`, or its class. */
export function kindOf(value: object): string {
  const tag = Object.prototype.toString.call(value).slice(8, -1)
  const constructor: unknown = tag === 'Object' ? (value as { readonly constructor?: unknown }).constructor : undefined
  return typeof constructor === 'function' && constructor.name !== '' ? constructor.name : tag
}
