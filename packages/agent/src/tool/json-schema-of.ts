import type { JsonSchema } from './json-schema.ts'
import { isStandardSchema, type OutputSchema, type StandardSchema } from './standard-schema.ts'

/**
 * Gives a schema as JSON Schema: a JSON Schema as it is, a Standard Schema as its library writes it.
 *
 * `direction` says which side of a Standard Schema that changes values: what it takes (default), or what it gives.
 * Undefined where the library writes none, or cannot say this schema as JSON Schema.
 *
 * @example
 * jsonSchemaOf({ type: 'string' }) // → { type: 'string' }
 */
export function jsonSchemaOf(schema: OutputSchema, direction: 'input' | 'output' = 'input'): JsonSchema | undefined {
  if (!isStandardSchema(schema)) return schema
  try {
    return writeJsonSchema(schema, direction)
  } catch {
    return undefined
  }
}

/** Has the library write a Standard Schema as JSON Schema; undefined where it has no writer, throws what it throws. */
export function writeJsonSchema(schema: StandardSchema, direction: 'input' | 'output'): JsonSchema | undefined {
  const written = schema['~standard'].jsonSchema?.[direction]({ target: 'draft-2020-12' })
  if (written === undefined) return undefined
  // Some servers refuse parameters that name their dialect.
  const { $schema: _dialect, ...rest } = written
  return rest
}
