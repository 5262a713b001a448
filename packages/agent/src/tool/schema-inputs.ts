import { TOOL_TYPES, type ToolInput, type ToolInputs, type ToolType } from './inputs.ts'
import { isRecord } from './is-record.ts'
import type { JsonSchema } from './json-schema.ts'
import { writeJsonSchema } from './json-schema-of.ts'
import { readParameters } from './read-parameters.ts'
import { isStandardSchema, type StandardSchema } from './standard-schema.ts'

/** What a tool has of a schema of its arguments. */
export interface SchemaInputs {
  readonly inputs: ToolInputs
  readonly parameters: JsonSchema
  readonly inputSchema?: StandardSchema
}

/**
 * Reads the schema of a tool's arguments: a Standard Schema, a JSON Schema, or the one beside the other.
 *
 * Throws a TypeError where there is no JSON Schema for the model to see, or where two descriptions compete.
 */
export function schemaInputs(inputs: unknown, parameters: JsonSchema | undefined): SchemaInputs {
  if (!isStandardSchema(inputs)) {
    if (inputs !== undefined) throw new TypeError('inputs and parameters both describe its arguments: give one of them')
    return described(parameters ?? {})
  }
  return { ...described(parameters ?? write(inputs)), inputSchema: inputs }
}

function write(schema: StandardSchema): JsonSchema {
  const { vendor } = schema['~standard']
  try {
    const written = writeJsonSchema(schema, 'input')
    if (written !== undefined) return written
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const advice = 'write that part in another way, or give the JSON Schema as parameters beside it'
    throw new TypeError(`its inputs cannot be said in JSON Schema (${vendor}: ${reason}): ${advice}`, { cause })
  }
  const valibot = vendor === 'valibot' ? 'wrap it in toStandardJsonSchema() of @valibot/to-json-schema, or ' : ''
  throw new TypeError(`${vendor} writes no JSON Schema of its inputs: ${valibot}give one as parameters beside it`)
}

/** The arguments one by one, for whoever lists a tool's inputs; calls are checked against the whole. */
function described(parameters: JsonSchema): SchemaInputs {
  // What is no object is refused with the rest of the tool.
  if (!isRecord(parameters)) return { inputs: {}, parameters }
  const { properties, required } = readParameters(parameters)
  const inputs = properties.map(([name, schema]) => [name, inputOf(schema, !required.includes(name))])
  return { inputs: Object.fromEntries(inputs) as ToolInputs, parameters }
}

function inputOf(schema: unknown, nullable: boolean): ToolInput {
  const { type, description } = isRecord(schema) ? schema : {}
  const types = [type].flat().filter((one): one is ToolType => TOOL_TYPES.some((known) => known === one))
  return {
    type: types.length === 0 ? 'any' : types,
    description: typeof description === 'string' ? description : '',
    nullable,
    ...(isRecord(schema) && { schema }),
  }
}
