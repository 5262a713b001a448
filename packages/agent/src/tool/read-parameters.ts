import { isIdentifier, isReserved } from './identifiers.ts'
import { isRecord } from './is-record.ts'
import { type JsonSchema, resolveReference } from './json-schema.ts'

/** What a schema of all arguments says about each. */
export interface Parameters {
  /** The schemas of the arguments by name, in the order of positional arguments. */
  readonly properties: readonly (readonly [name: string, schema: unknown])[]
  readonly required: readonly string[]
  /** Whether arguments of other names may come as well. */
  readonly isOpen: boolean
  /** Whether they read well as the parameters of a function; else the model is shown one object. */
  readonly isPositional: boolean
}

const MOST_POSITIONAL = 4
/** With one of these, the properties are not all there is to know. */
const COMBINING = ['$ref', 'allOf', 'anyOf', 'dependentSchemas', 'if', 'oneOf', 'patternProperties']

/** Reads the schema of all arguments, which is of type `object`. */
export function readParameters(parameters: JsonSchema): Parameters {
  const schema = rootOf(parameters)
  const properties = isRecord(schema['properties']) ? Object.entries(schema['properties']) : []
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : []
  const others = schema['additionalProperties'] ?? schema['unevaluatedProperties']
  const isCombined = COMBINING.some((key) => schema[key] !== undefined)
  // Where others are not spoken of, a name that is not listed is rather a slip of the model than one more argument.
  const isOpen = others === undefined ? isCombined || schema['properties'] === undefined : others !== false
  const lastRequired = properties.findLastIndex(([name]) => required.includes(name))
  const firstOptional = properties.findIndex(([name]) => !required.includes(name))
  const isPositional =
    !isOpen &&
    properties.length <= MOST_POSITIONAL &&
    (firstOptional === -1 || lastRequired < firstOptional) &&
    properties.every(([name]) => isIdentifier(name) && !isReserved(name))
  return { properties, required, isOpen, isPositional }
}

/** Follows a root that only refers to a definition, as schemas of recursive shapes do. */
function rootOf(parameters: JsonSchema): JsonSchema {
  if (parameters['properties'] !== undefined || parameters['$ref'] === '#') return parameters
  const target = resolveReference(parameters, parameters['$ref'])
  return isRecord(target) ? target : parameters
}
