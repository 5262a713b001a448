import { describeConstraints } from './describe-constraints.ts'
import { cut } from './in-words.ts'
import { type ToolInput, type ToolType, typesOf } from './inputs.ts'
import { isRecord } from './is-record.ts'
import type { JsonSchema } from './json-schema.ts'
import { jsonSchemaOf } from './json-schema-of.ts'
import { type Parameters, readParameters } from './read-parameters.ts'
import { inComment, schemaInOneLine, schemaToTypescript } from './schema-to-typescript.ts'
import type { Tool } from './tool.ts'

/**
 * Writes a tool as a TypeScript declaration with a doc comment: how the model gets to know it.
 *
 * @example
 * const inputs = { city: { type: 'string', description: 'Where' } } as const
 * const weather = tool({ name: 'weather', description: 'Tells it.', inputs, execute: () => 'sunny' })
 * declareTool(weather).split('\n').at(-1) // → 'declare function weather(city: string): any'
 */
export function declareTool(tool: Tool): string {
  const result = tool.outputSchema === undefined ? undefined : jsonSchemaOf(tool.outputSchema, 'output')
  const lines = [...tool.description.trim().split('\n'), ...parameterLines(tool)]
  if (typeof result?.['description'] === 'string') lines.push(`@returns ${oneLine(result['description'])}`)
  const comment = lines.map((line) => ` * ${inComment(line.trimEnd())}`.trimEnd())
  const type = result === undefined ? schemaToTypescript(schemaOfType(tool.outputType)) : schemaToTypescript(result)
  return [
    '/**',
    ...comment,
    ' */',
    `declare function ${tool.name}(${signature(tool, schemaToTypescript)}): ${type}`,
  ].join('\n')
}

/** Writes a tool's parameters in one line of TypeScript: `query: string, limit?: number | null`. */
export function describeParameters(tool: Tool): string {
  return cut(signature(tool, schemaInOneLine), 600)
}

type WriteType = (schema: JsonSchema, root: JsonSchema) => string

function signature(tool: Tool, write: WriteType): string {
  const { parameters } = tool
  if (parameters === undefined) return inputSignature(tool, write)
  const shape = readParameters(parameters)
  if (shape.isPositional) {
    const type = (schema: unknown): string => (isRecord(schema) ? write(schema, parameters) : 'any')
    return shape.properties.map(([name, schema]) => `${name}${optional(shape, name)}: ${type(schema)}`).join(', ')
  }
  return `input${shape.required.length === 0 ? '?' : ''}: ${write(parameters, parameters)}`
}

const optional = (shape: Parameters, name: string): string => (shape.required.includes(name) ? '' : '?')

function inputSignature(tool: Tool, write: WriteType): string {
  const inputs = Object.entries(tool.inputs)
  const lastRequired = inputs.findLastIndex(([, input]) => input.nullable !== true)
  return inputs
    .map(([name, input], index) => {
      const types = new Set(typesOfInput(input, write))
      if (input.nullable !== true) return `${name}: ${[...types].join(' | ')}`
      types.add('null')
      // TypeScript has no optional parameter before a required one.
      return index > lastRequired
        ? `${name}?: ${[...types].join(' | ')}`
        : `${name}: ${[...types, 'undefined'].join(' | ')}`
    })
    .join(', ')
}

function typesOfInput(input: ToolInput, write: WriteType): readonly string[] {
  if (input.schema !== undefined) return [write(input.schema, input.schema)]
  return typesOf(input).map((type) => write(schemaOfType(type), {}))
}

const schemaOfType = (type: ToolType): JsonSchema => (type === 'any' ? {} : { type })

/** What the doc comment says of each parameter; of an object's properties, its type says it. */
function parameterLines(tool: Tool): string[] {
  if (tool.parameters === undefined) {
    return Object.entries(tool.inputs).map(([name, input]) => {
      const type = typesOf(input).includes('integer') ? 'integer' : undefined
      return parameterLine(name, input.description, input.schema ?? { type })
    })
  }
  const shape = readParameters(tool.parameters)
  if (!shape.isPositional) return []
  return shape.properties.flatMap(([name, schema]) => {
    if (!isRecord(schema)) return []
    const description = typeof schema['description'] === 'string' ? schema['description'] : ''
    const line = parameterLine(name, description, schema)
    return line === `@param ${name}` ? [] : [line]
  })
}

function parameterLine(name: string, description: string, schema: JsonSchema): string {
  const constraints = describeConstraints(schema)
  return oneLine(`@param ${name} ${description.trim()} ${constraints === '' ? '' : `(${constraints})`}`)
}

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ')
