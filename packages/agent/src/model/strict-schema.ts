/** The words of JSON Schema that OpenAI knows. */
const WORDS = new Set([
  ...['type', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'const', 'anyOf'],
  ...['$ref', '$defs', 'definitions', 'description', 'title', 'pattern', 'format', 'minItems', 'maxItems'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
])
/** Those that hold schemas by name. */
const NAMED_SCHEMAS = new Set(['properties', '$defs', 'definitions'])
const FORMATS = new Set(['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uuid'])

/**
 * Whether a schema is one that OpenAI enforces strictly: an object at its root, every object closed and all its
 * properties required, every part with a type, no word that is not known. Others are refused as strict, and taken as
 * advice.
 *
 * Source: https://platform.openai.com/docs/guides/structured-outputs#supported-schemas.
 */
export function isStrictSchema(schema: Readonly<Record<string, unknown>>): boolean {
  return schema['type'] === 'object' && isStrict(schema)
}

function isStrict(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isStrict)
  if (typeof schema !== 'object' || schema === null) return true
  const { properties, required, additionalProperties, format, type } = schema as Record<string, unknown>
  if (!Object.keys(schema).every((word) => WORDS.has(word))) return false
  // "schema must have a 'type' key" is how OpenAI refuses one that takes anything.
  if (!['type', '$ref', 'anyOf'].some((word) => word in schema)) return false
  if (format !== undefined && !FORMATS.has(String(format))) return false
  if (type === 'object' || properties !== undefined) {
    const names = Object.keys((properties ?? {}) as object)
    const isClosed = additionalProperties === false
    if (!isClosed || !names.every((name) => Array.isArray(required) && required.includes(name))) return false
  }
  return Object.entries(schema).every(([word, value]) => {
    if (NAMED_SCHEMAS.has(word)) return Object.values((value ?? {}) as object).every(isStrict)
    return word === 'items' || word === 'anyOf' ? isStrict(value) : true
  })
}
