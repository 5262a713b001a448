import { CALL_FORMATS, type CallFormat, ToolCallingActor } from './act/tool-calling-actor.ts'
import { ToolCalls } from './act/tool-calls.ts'
import { Agent } from './agent.ts'
import { AGENT_OPTIONS, type AgentOptions, checkAgentOptions } from './agent-options.ts'
import type { Actor } from './loop.ts'
import { checkCount } from './option-checks.ts'
import { DEFAULT_PROMPTS, type Prompts } from './prompts/prompts.ts'
import { writeToolCallingPrompt } from './prompts/tool-calling-prompt.ts'
import type { RunContext } from './run/run-context.ts'

/** What a {@link ToolCallingAgent} is made of. */
export interface ToolCallingAgentOptions<Answer = unknown> extends AgentOptions<Answer> {
  /**
   * How the model hands over its calls. Default `native`; `json` for models and servers without native tool calls.
   * Calls that a model writes into its text are read in either case.
   */
  readonly callFormat?: CallFormat
  /**
   * Tools, and as many sub-agents, that are at work at the same time in one run; the other calls of a step wait.
   * Default 8: models seldom ask for more at once, and most services take that many. 1 has them run one by one.
   */
  readonly maxParallelTools?: number
  /** Characters of each call's result that the model is shown. Default 20,000, about 5,000 tokens. */
  readonly maxObservationChars?: number
}

const OPTIONS: readonly string[] = [...AGENT_OPTIONS, 'callFormat', 'maxParallelTools', 'maxObservationChars']

/**
 * An agent that acts by native tool calls: those of one reply run at the same time, and each has its own result.
 *
 * Throws a TypeError or RangeError when an option or tool is not sound.
 *
 * @example
 * const reply = '{"name": "finalAnswer", "arguments": {"answer": 42}}'
 * const agent = new ToolCallingAgent({ model: new ScriptedModel([reply]) })
 * await agent.arun('What is six times seven?') // 42
 */
export class ToolCallingAgent<Answer = unknown> extends Agent<Answer> {
  readonly #options: Pick<
    ConstructorParameters<typeof ToolCallingActor>[0],
    'tools' | 'format' | 'maxParallelTools' | 'maxObservationChars'
  >
  readonly #approvalTimeoutMs: number | undefined

  constructor(options: ToolCallingAgentOptions<Answer>) {
    const checked = checkAgentOptions(options as AgentOptions, OPTIONS)
    const { callFormat: format = 'native', maxParallelTools = 8, maxObservationChars = 20_000 } = options
    checkCount('maxParallelTools', maxParallelTools)
    checkCount('maxObservationChars', maxObservationChars)
    if (!CALL_FORMATS.includes(format)) {
      throw new TypeError(`Cannot take ${String(format)} as callFormat: use ${CALL_FORMATS.join(', ')}`)
    }
    const { tools, instructions, prompts: given } = checked
    const system: Prompts['system'] = (parts) => writeToolCallingPrompt(parts, format === 'native')
    const prompts = { system, ...DEFAULT_PROMPTS, ...given }
    super({
      ...{ kind: 'tool-calling', options: checked, given: options, prompts },
      systemPrompt: prompts.system({ tools, instructions, format: undefined, modules: [] }),
      settings: { callFormat: format, maxParallelTools },
    })
    this.#options = { tools, format, maxParallelTools, maxObservationChars }
    this.#approvalTimeoutMs = checked.approvalTimeoutMs
  }

  protected override createActor(context: RunContext): Actor {
    const calls = new ToolCalls(context, this.#approvalTimeoutMs)
    return new ToolCallingActor({ ...this.#options, context, calls })
  }

  /** There is none: this agent runs no code. */
  protected override createSession(): undefined {
    return undefined
  }

  protected override async disposeShared(): Promise<void> {}
}
