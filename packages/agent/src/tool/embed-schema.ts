import { isRecord } from './is-record.ts'
import { type JsonSchema, mapSubschemas } from './json-schema.ts'

/** A schema that can stand inside another, and the definitions that the other must have for it. */
export interface EmbeddedSchema {
  readonly schema: JsonSchema
  readonly definitions: JsonSchema
}

/**
 * Makes a schema ready to stand as the property `name` of another: its references start from the other's root then.
 *
 * @example
 * const { schema, definitions } = embedSchema('a', { $ref: '#/$defs/B', $defs: { B: { type: 'string' } } })
 * schema // → { $ref: '#/$defs/a_B' }
 * definitions // → { a_B: { type: 'string' } }
 */
export function embedSchema(name: string, schema: JsonSchema): EmbeddedSchema {
  const { $schema: _dialect, $defs, definitions, ...rest } = schema
  const named = { ...(isRecord(definitions) ? definitions : {}), ...(isRecord($defs) ? $defs : {}) }
  const moved = Object.entries(named).map(([key, one]) => [`${name}_${key}`, isRecord(one) ? movedTo(name, one) : one])
  return { schema: movedTo(name, rest), definitions: Object.fromEntries(moved) as JsonSchema }
}

function movedTo(name: string, schema: JsonSchema): JsonSchema {
  const moved = mapSubschemas(schema, (part) => movedTo(name, part))
  const reference = schema['$ref']
  if (typeof reference !== 'string') return moved
  const place = `#/properties/${name}`
  const $ref = /^#\/(\$defs|definitions)\//.test(reference)
    ? reference.replace(/^#\/(\$defs|definitions)\//, () => `#/$defs/${name}_`)
    : reference.replace(/^#(?=\/|$)/, () => place)
  return { ...moved, $ref }
}
