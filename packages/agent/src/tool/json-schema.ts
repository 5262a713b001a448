import { isRecord } from './is-record.ts'

/** A JSON Schema as a plain object; draft 2020-12, unless its `$schema` says otherwise. Source: json-schema.org. */
export type JsonSchema = Readonly<Record<string, unknown>>

const ONE = ['additionalItems', 'additionalProperties', 'contains', 'contentSchema', 'else', 'if', 'items', 'not']
const ONE_MORE = ['propertyNames', 'then', 'unevaluatedItems', 'unevaluatedProperties']
const HOLDS_ONE = new Set([...ONE, ...ONE_MORE])
const HOLDS_LIST = new Set(['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems'])
const HOLDS_NAMED = new Set(['$defs', 'definitions', 'dependentSchemas', 'patternProperties', 'properties'])

/**
 * Copies a schema with each schema directly inside it replaced; what only looks like one, such as a default, is kept.
 *
 * @example
 * mapSubschemas({ items: { type: 'string' }, default: {} }, () => true) // → { items: true, default: {} }
 */
export function mapSubschemas(schema: JsonSchema, replace: (part: JsonSchema) => unknown): JsonSchema {
  const part = (value: unknown): unknown => (isRecord(value) ? replace(value) : value)
  const entries = Object.entries(schema).map(([key, value]) => {
    if (HOLDS_LIST.has(key) && Array.isArray(value)) return [key, value.map(part)]
    if (HOLDS_ONE.has(key)) return [key, part(value)]
    if (!HOLDS_NAMED.has(key) || !isRecord(value)) return [key, value]
    return [key, Object.fromEntries(Object.entries(value).map(([name, named]) => [name, part(named)]))]
  })
  return Object.fromEntries(entries) as JsonSchema
}

/** Finds what a reference of the form `#` or `#/…` stands for; undefined when there is nothing, or in another form. */
export function resolveReference(root: JsonSchema, reference: unknown): unknown {
  if (typeof reference !== 'string' || !/^#(\/|$)/.test(reference)) return undefined
  return pointerKeys(reference).reduce<unknown>(
    (place, key) =>
      typeof place === 'object' && place !== null && Object.hasOwn(place, key) ? at(place, key) : undefined,
    root,
  )
}

/** The keys of a JSON pointer, written as a fragment: `#/a/b~1c` is `['a', 'b/c']`. Source: RFC 6901. */
export function pointerKeys(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => decoded(key).replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** What an object or array holds under a key. */
export function at(holder: object, key: string): unknown {
  return (holder as Readonly<Record<string, unknown>>)[key]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone percent sign: the pointer was not encoded.
    return text
  }
}
