import { isRecord } from './is-record.ts'
import { type JsonSchema, mapSubschemas, resolveReference } from './json-schema.ts'

const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']
const DEEPEST = 200

/** Finds what would keep a JSON Schema from being used: the first thing wrong with it, or undefined. */
export function schemaProblem(schema: unknown): string | undefined {
  if (!isRecord(schema)) return 'it must be an object'
  try {
    return problemIn(JSON.parse(JSON.stringify(schema)) as JsonSchema)
  } catch (error) {
    return `it must be plain JSON (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`
  }
}

function problemIn(root: JsonSchema): string | undefined {
  const problems: string[] = []
  const visit = (part: JsonSchema, depth: number): JsonSchema => {
    const problem = depth > DEEPEST ? `it is over ${DEEPEST} levels deep` : problemOf(part, root)
    if (problem !== undefined) problems.push(problem)
    return depth > DEEPEST ? part : mapSubschemas(part, (inner) => visit(inner, depth + 1))
  }
  visit(root, 0)
  return problems[0]
}

function problemOf(part: JsonSchema, root: JsonSchema): string | undefined {
  const { type, properties, required, enum: literals, $ref } = part
  const wrongType = type === undefined ? undefined : [type].flat().find((one) => !TYPES.includes(one as string))
  if (wrongType !== undefined) return `${JSON.stringify(wrongType)} is no type of JSON Schema: use ${TYPES.join(', ')}`
  if (properties !== undefined && !isRecord(properties)) return 'properties must be an object of schemas by name'
  const isList = required === undefined || (Array.isArray(required) && required.every((key) => typeof key === 'string'))
  if (!isList) return 'required must be an array of names'
  if (literals !== undefined && !Array.isArray(literals)) return 'enum must be an array'
  // References by anchor or address are left to the validator.
  const isPointer = typeof $ref === 'string' && /^#(\/|$)/.test($ref)
  if (isPointer && resolveReference(root, $ref) === undefined) return `there is nothing at the reference ${$ref}`
  return undefined
}
