import { checkTool } from './check-tool.ts'
import type { ArgumentsOf, ToolInputs, ToolType } from './inputs.ts'

export type { ArgumentsOf, ToolInput, ToolInputs, ToolType } from './inputs.ts'

/** What a tool is told about the call it serves. */
export interface ToolContext {
  /** Aborted when the run ends before the call does; pass it on to whatever the tool waits for. */
  readonly signal: AbortSignal
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
  /**
   * Does the work: takes the inputs in order (one that was left out is `undefined`) and then the {@link ToolContext};
   * gives the result or a promise of it. What it throws is thrown at the call in the model's code.
   */
  abstract forward(...values: never[]): unknown
}

/** A tool written as one object: what {@link tool} takes. */
export interface ToolDefinition<Inputs extends ToolInputs> {
  /** The function's name in the model's code: a JavaScript identifier. */
  readonly name: string
  /** What it does and gives back, for the model. */
  readonly description: string
  /** Its inputs, in the order of the positional parameters. */
  readonly inputs: Inputs
  /** What it gives back. Default `any`. */
  readonly outputType?: ToolType
  /** Does the work: takes the inputs as one object, gives the result or a promise of it. */
  execute(args: ArgumentsOf<Inputs>, context: ToolContext): unknown
}

/**
 * Makes a tool of one object; throws a TypeError when a part of it is not sound.
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
export function tool<const Inputs extends ToolInputs>(definition: ToolDefinition<Inputs>): Tool {
  if (typeof definition?.execute !== 'function') {
    throw new TypeError(`Cannot make the tool ${String(definition?.name)}: execute must be a function`)
  }
  const made = new ExecuteTool(definition)
  checkTool(made)
  return made
}

class ExecuteTool<Inputs extends ToolInputs> extends Tool {
  override readonly name: string
  override readonly description: string
  override readonly inputs: ToolInputs
  override readonly outputType: ToolType
  readonly #execute: ToolDefinition<Inputs>['execute']

  constructor(definition: ToolDefinition<Inputs>) {
    super()
    this.name = definition.name
    this.description = definition.description
    this.inputs = definition.inputs
    this.outputType = definition.outputType ?? 'any'
    this.#execute = (args, context) => definition.execute(args, context)
  }

  override forward(...values: unknown[]): unknown {
    const names = Object.keys(this.inputs)
    const given = names.flatMap((name, index) => (values[index] === undefined ? [] : [[name, values[index]] as const]))
    // The values were checked against `inputs` before the call; and the context follows the last of them.
    const args = Object.fromEntries(given) as ArgumentsOf<Inputs>
    return this.#execute(args, values[names.length] as ToolContext)
  }
}
