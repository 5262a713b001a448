import type { JsonSchema } from './json-schema.ts'
import type { SchemaOutput, StandardSchema } from './standard-schema.ts'

/** The kinds of value a tool may take or give. */
export const TOOL_TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'any', 'null'] as const

/** One of {@link TOOL_TYPES}. */
export type ToolType = (typeof TOOL_TYPES)[number]

/** One input of a tool: what it is for and what may be passed. */
export interface ToolInput {
  /** One type, or several of which any fits. */
  readonly type: ToolType | readonly ToolType[]
  /** What it means, for the model. */
  readonly description: string
  /** True when it may be left out or be `null`. Default false. */
  readonly nullable?: boolean
  /** Its shape in full: shown to the model, and checked in the place of `type`. Default none. */
  readonly schema?: JsonSchema
  /** True to show `type` and `schema` without checking them: the tool itself deals with any value. Default false. */
  readonly lenient?: boolean
}

/** The inputs of a tool by name, in the order of its positional parameters. */
export type ToolInputs = Readonly<Record<string, ToolInput>>

interface TypeScriptTypes {
  readonly string: string
  readonly number: number
  readonly integer: number
  readonly boolean: boolean
  readonly array: readonly unknown[]
  readonly object: Readonly<Record<string, unknown>>
  readonly any: unknown
  readonly null: null
}

type ValueOf<Input extends ToolInput> = Input extends { readonly schema: JsonSchema } | { readonly lenient: true }
  ? unknown
  : TypedValueOf<Input>

type TypedValueOf<Input extends ToolInput> = Input['type'] extends readonly (infer Each extends ToolType)[]
  ? TypeScriptTypes[Each]
  : Input['type'] extends ToolType
    ? TypeScriptTypes[Input['type']]
    : never

type NullableKeys<Inputs extends ToolInputs> = {
  [Key in keyof Inputs]: Inputs[Key]['nullable'] extends true ? Key : never
}[keyof Inputs]

/** The arguments that a tool with these inputs is called with, as one object: of a Standard Schema, what it gives. */
export type ArgumentsOf<Inputs extends ToolInputs | StandardSchema> = Inputs extends StandardSchema
  ? SchemaOutput<Inputs>
  : Inputs extends ToolInputs
    ? InputArguments<Inputs>
    : never

type InputArguments<Inputs extends ToolInputs> = {
  readonly [Key in Exclude<keyof Inputs, NullableKeys<Inputs>>]: ValueOf<Inputs[Key]>
} & { readonly [Key in NullableKeys<Inputs>]?: ValueOf<Inputs[Key]> | null | undefined }

/** The types of one input as a list. */
export function typesOf(input: ToolInput): readonly ToolType[] {
  return typeof input.type === 'string' ? [input.type] : input.type
}

/** Whether `value` is of the given type; every value is of type `any`, and arrays are no objects. */
export function isOfType(value: unknown, type: ToolType): boolean {
  switch (type) {
    case 'any':
      return true
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'integer':
      return Number.isInteger(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    default:
      return typeof value === type
  }
}
