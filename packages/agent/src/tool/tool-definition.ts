import { embedSchema } from './embed-schema.ts'
import { type ToolInput, typesOf } from './inputs.ts'
import type { JsonSchema } from './json-schema.ts'
import type { Tool } from './tool.ts'

/**
 * Describes a tool to a model with native tool calls: name, description, and a JSON Schema of all arguments.
 *
 * A tool's own `parameters` are passed on as they are; inputs that may be left out may be null as well.
 *
 * @example
 * const inputs = { city: { type: 'string', description: 'Where' } } as const
 * const weather = tool({ name: 'weather', description: 'Tells it.', inputs, execute: () => 'sunny' })
 * toolDefinition(weather).parameters['required'] // → ['city']
 */
export function toolDefinition(tool: Tool): {
  readonly name: string
  readonly description: string
  readonly parameters: JsonSchema
} {
  return { name: tool.name, description: tool.description, parameters: parametersOf(tool) }
}

/** The JSON Schema of all arguments of a tool: its own, or one made from its inputs. */
export function parametersOf(tool: Tool): JsonSchema {
  if (tool.parameters !== undefined) return tool.parameters
  const properties: [string, JsonSchema][] = []
  let $defs: JsonSchema = {}
  for (const [name, input] of Object.entries(tool.inputs)) {
    const { schema, definitions } = embedSchema(name, schemaOf(input))
    properties.push([name, { ...schema, description: input.description }])
    $defs = { ...$defs, ...definitions }
  }
  const required = Object.entries(tool.inputs).flatMap(([name, { nullable }]) => (nullable === true ? [] : [name]))
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required,
    additionalProperties: false,
    ...(Object.keys($defs).length > 0 && { $defs }),
  }
}

function schemaOf(input: ToolInput): JsonSchema {
  const isNullable = input.nullable === true
  if (input.schema !== undefined) return isNullable ? orNull(input.schema) : input.schema
  const types = [...typesOf(input), ...(isNullable ? ['null'] : [])]
  if (types.includes('any')) return {}
  const distinct = [...new Set(types)]
  return { type: distinct.length === 1 ? distinct[0] : distinct }
}

/** The same schema, and null fits it too; written into its type where that says all. */
function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: literals, $defs, definitions, ...rest } = schema
  const isWhole = ['const', '$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if'].every((key) => rest[key] === undefined)
  if (type !== undefined && isWhole) {
    const allowed = Array.isArray(literals) ? { enum: [...new Set([...literals, null])] } : {}
    return { ...schema, ...allowed, type: [...new Set([type, 'null'].flat())] }
  }
  const defined = { ...($defs === undefined ? {} : { $defs }), ...(definitions === undefined ? {} : { definitions }) }
  return { anyOf: [schema, { type: 'null' }], ...defined }
}
