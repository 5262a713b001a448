import { checkTool } from './check-tool.ts'
import type { ArgumentsOf, ToolInputs, ToolType } from './inputs.ts'
import { isAsyncFunction } from './is-async-function.ts'
import type { JsonSchema } from './json-schema.ts'
import { nearMiss } from './near-miss.ts'
import { schemaInputs } from './schema-inputs.ts'
import { isStandardSchema, type OutputSchema, type SchemaInput, type StandardSchema } from './standard-schema.ts'

export type { ArgumentsOf, ToolInput, ToolInputs, ToolType } from './inputs.ts'
export type { JsonSchema } from './json-schema.ts'
export type {
  OutputSchema,
  SchemaInput,
  SchemaOutput,
  StandardIssue,
  StandardResult,
  StandardSchema,
} from './standard-schema.ts'

/** What a tool is told about the call it serves. */
export interface ToolContext {
  /** Aborted when the run ends before the call does; pass it on to whatever the tool waits for. */
  readonly signal: AbortSignal
  /** The run that the call is of. */
  readonly runId: string
  /** Number of the call within its step. */
  readonly call: number
  /**
   * Asks a person through the run's handle, and gives what they answer; rejects where the run has nobody to ask.
   *
   * The question is open until `handle.answer` is called. The tool is at work meanwhile, so that its run cannot be
   * saved: a tool with `answeredByPerson` lets it.
   */
  ask(question: string): Promise<unknown>
}

/**
 * Something the model's code can call as a plain function: extend it, or use {@link tool}.
 *
 * An agent checks its tools when it is made, and throws a TypeError that says what is wrong with which tool.
 *
 * @example
 * class Weather extends Tool {
 *   override readonly name = 'weather'
 *   override readonly description = 'Tells the weather of a city.'
 *   override readonly inputs = { city: { type: 'string', description: 'Name of the city' } } as const
 *   override readonly outputType = 'string'
 *   override async forward(city: string): Promise<string> {
 *     return `Sunny in ${city}`
 *   }
 * }
 */
export abstract class Tool {
  /** The function's name in the model's code: a JavaScript identifier. */
  abstract readonly name: string
  /** What it does and gives back, for the model. */
  abstract readonly description: string
  /** Its inputs, in the order of `forward`'s parameters. */
  abstract readonly inputs: ToolInputs
  /** What it gives back. */
  abstract readonly outputType: ToolType
  // The optional members are only declared: as fields of this class they would hide what a subclass has as getters.
  /** What the result must be: shown to the model as its type, and checked. Default: `outputType` says it. */
  declare readonly outputSchema?: OutputSchema
  /**
   * JSON Schema of all arguments as one object, for what `inputs` cannot say: shown to the model as it is, and checked.
   * `forward` is then given the arguments as one object. Default: `inputs` says it.
   */
  declare readonly parameters?: JsonSchema
  /** Checks the arguments in the place of `parameters`, and may change them; `forward` is given what it gives. */
  declare readonly inputSchema?: StandardSchema
  /** Whether a person must agree before it runs: always, or for some arguments (by name). Default false. */
  declare readonly needsApproval?: boolean | ((args: Readonly<Record<string, unknown>>) => boolean | Promise<boolean>)
  /** Milliseconds after which a person who has not agreed has refused. Default: no end. */
  declare readonly approvalTimeoutMs?: number
  /** True for a question to a person: the call is opened on the run's handle, and what they answer is its result. */
  declare readonly answeredByPerson?: boolean
  /**
   * Makes the tool ready, before its first call: once per tool object, however many calls come at the same time.
   * They all wait for a promise it gives; when it fails, so do they, and the next call tries again.
   */
  setup?(): unknown
  /**
   * Does the work: takes the inputs in order (one that was left out is `undefined`) and then the {@link ToolContext};
   * gives the result or a promise of it. What it throws is thrown at the call in the model's code.
   */
  abstract forward(...values: never[]): unknown
}

/** What {@link tool} takes for any kind of inputs. */
export interface ToolBasics<Arguments, Output extends OutputSchema> {
  /** The function's name in the model's code: a JavaScript identifier. */
  readonly name: string
  /** What it does and gives back, for the model. */
  readonly description: string
  /** What it gives back. Default `any`. */
  readonly outputType?: ToolType
  /** What the result must be: shown to the model as its type, and checked. Default: `outputType` says it. */
  readonly outputSchema?: Output
  /** Whether a person must agree before it runs: always, or for some arguments. Default false. */
  readonly needsApproval?: boolean | ((args: Arguments) => boolean | Promise<boolean>)
  /** Milliseconds after which a person who has not agreed has refused. Default: no end. */
  readonly approvalTimeoutMs?: number
  /** Makes the tool ready: called once, before the first call. */
  setup?(): unknown
  /** Does the work: takes the inputs as one object, gives the result or a promise of it. */
  execute(args: Arguments, context: ToolContext): ResultOf<Output>
}

/** What a tool may give back: with a Standard Schema as `outputSchema`, what that takes. */
export type ResultOf<Output extends OutputSchema> = Output extends StandardSchema
  ? SchemaInput<Output> | Promise<SchemaInput<Output>>
  : unknown

/** A tool written as one object: what {@link tool} takes. */
export interface ToolDefinition<Inputs extends ToolInputs | StandardSchema, Output extends OutputSchema = JsonSchema>
  extends ToolBasics<ArgumentsOf<Inputs>, Output> {
  /** Its inputs, in the order of the positional parameters; or a Standard Schema of an object of them. */
  readonly inputs: Inputs
  /** JSON Schema of the inputs, where `inputs` is a Standard Schema of a library that writes none. */
  readonly parameters?: JsonSchema
}

/** A tool whose arguments are described by a JSON Schema alone: what {@link tool} takes. */
export interface ParametersToolDefinition<Output extends OutputSchema = JsonSchema>
  extends ToolBasics<Readonly<Record<string, unknown>>, Output> {
  readonly inputs?: undefined
  /** JSON Schema of all arguments as one object: shown to the model as it is, and checked. */
  readonly parameters: JsonSchema
}

/**
 * Makes a tool of one object; throws a TypeError when a part of it is not sound.
 *
 * The types of `execute`'s arguments are those of `inputs`: of plain inputs, or of a Standard Schema (zod 4.2, arktype,
 * valibot through `toStandardJsonSchema`), whose defaults and transforms have been applied.
 *
 * @example
 * const weather = tool({
 *   name: 'weather',
 *   description: 'Tells the weather of a city.',
 *   inputs: { city: { type: 'string', description: 'Name of the city' } },
 *   outputType: 'string',
 *   execute: async ({ city }) => `Sunny in ${city}`,
 * })
 */
export function tool<const Inputs extends ToolInputs | StandardSchema, Output extends OutputSchema = JsonSchema>(
  definition: ToolDefinition<Inputs, Output>,
): Tool
export function tool<Output extends OutputSchema = JsonSchema>(definition: ParametersToolDefinition<Output>): Tool
export function tool(definition: AnyDefinition): Tool {
  if (typeof definition?.execute !== 'function') {
    throw new TypeError(`Cannot make the tool ${String(definition?.name)}: execute must be a function`)
  }
  const unknown = Object.keys(definition).find((key) => !DEFINITION_KEYS.includes(key))
  if (unknown !== undefined) {
    const meant = nearMiss(unknown, DEFINITION_KEYS)
    const advice = meant === undefined ? `use ${DEFINITION_KEYS.join(', ')}` : `did you mean ${meant}?`
    throw new TypeError(`Cannot make the tool ${String(definition.name)}: there is no option ${unknown}, ${advice}`)
  }
  const made = make(definition)
  checkTool(made)
  return made
}

function make(definition: AnyDefinition): Tool {
  try {
    // Seen on `forward`, as on that of a class: a blocking run can refuse the tool before it calls it.
    return isAsyncFunction(definition.execute) ? new AsyncExecuteTool(definition) : new ExecuteTool(definition)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new TypeError(`Cannot make the tool ${String(definition.name)}: ${reason}`, { cause })
  }
}

type AnyDefinition = Omit<ToolBasics<never, OutputSchema>, 'execute'> & {
  readonly inputs?: ToolInputs | StandardSchema | undefined
  readonly parameters?: JsonSchema
  execute(args: never, context: ToolContext): unknown
}

/** Those that are the tool's own as they are written. */
const KEPT = ['outputSchema', 'needsApproval', 'approvalTimeoutMs', 'setup'] as const
const DEFINITION_KEYS: readonly string[] = [
  'name',
  'description',
  'inputs',
  'parameters',
  'outputType',
  'execute',
  ...KEPT,
]

class ExecuteTool extends Tool {
  override readonly name: string
  override readonly description: string
  override readonly inputs: ToolInputs
  override readonly outputType: ToolType
  readonly #execute: (args: unknown, context: ToolContext) => unknown

  constructor(definition: AnyDefinition) {
    super()
    const { inputs, parameters } = definition
    this.name = definition.name
    this.description = definition.description
    this.outputType = definition.outputType ?? 'any'
    // The arguments are checked against `inputs` before every call, and its types are those of `execute`.
    this.#execute = (args, context) => definition.execute(args as never, context)
    for (const key of KEPT) if (definition[key] !== undefined) Object.assign(this, { [key]: definition[key] })
    for (const key of ['needsApproval', 'setup'] as const) {
      const method = definition[key]
      if (typeof method === 'function') Object.assign(this, { [key]: method.bind(definition) })
    }
    const described =
      isStandardSchema(inputs) || parameters !== undefined ? schemaInputs(inputs, parameters) : undefined
    Object.assign(this, described)
    this.inputs = described?.inputs ?? (inputs as ToolInputs)
  }

  override forward(...values: unknown[]): unknown {
    if (this.parameters !== undefined) return this.#execute(values[0], values[1] as ToolContext)
    const names = Object.keys(this.inputs)
    const given = names.flatMap((name, index) => (values[index] === undefined ? [] : [[name, values[index]] as const]))
    // The context follows the last of the values.
    return this.#execute(Object.fromEntries(given), values[names.length] as ToolContext)
  }
}

class AsyncExecuteTool extends ExecuteTool {
  override async forward(...values: unknown[]): Promise<unknown> {
    return await super.forward(...values)
  }
}
