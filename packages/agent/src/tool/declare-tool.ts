import { type ToolType, typesOf } from './inputs.ts'
import type { Tool } from './tool.ts'

const TYPESCRIPT: Readonly<Record<ToolType, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  array: 'any[]',
  object: 'Record<string, any>',
  any: 'any',
  null: 'null',
}
const IN_WORDS: Readonly<Record<ToolType, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
  any: 'anything',
  null: 'null',
}

/** Writes a tool as a TypeScript declaration with a doc comment: how the model gets to know it. */
export function declareTool(tool: Tool): string {
  const lines = tool.description.trim().split('\n')
  for (const [name, input] of Object.entries(tool.inputs)) {
    const whole = typesOf(input).includes('integer') ? ' (a whole number)' : ''
    lines.push(`@param ${name} ${input.description.trim().replaceAll('\n', ' ')}${whole}`)
  }
  // A description must not be able to end the comment it stands in.
  const comment = lines.map((line) => ` * ${line.trimEnd().replaceAll('*/', '*\\/')}`.trimEnd())
  const declaration = `declare function ${tool.name}(${describeParameters(tool)}): ${TYPESCRIPT[tool.outputType]}`
  return ['/**', ...comment, ' */', declaration].join('\n')
}

/** Writes a tool's parameters in TypeScript: `query: string, limit?: number | null`. */
export function describeParameters(tool: Tool): string {
  const inputs = Object.entries(tool.inputs)
  const lastRequired = inputs.findLastIndex(([, input]) => input.nullable !== true)
  return inputs
    .map(([name, input], index) => {
      const types = new Set(typesOf(input).map((type) => TYPESCRIPT[type]))
      if (input.nullable !== true) return `${name}: ${[...types].join(' | ')}`
      types.add('null')
      // TypeScript has no optional parameter before a required one.
      return index > lastRequired
        ? `${name}?: ${[...types].join(' | ')}`
        : `${name}: ${[...types, 'undefined'].join(' | ')}`
    })
    .join(', ')
}

/** Names types in words: `a string or null`. */
export function describeTypes(types: readonly ToolType[]): string {
  return types.map((type) => IN_WORDS[type]).join(' or ')
}
