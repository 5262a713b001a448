import { AgentExecutor } from './act/agent-executor.ts'
import { CodeActor } from './act/code-actor.ts'
import { LiveSession } from './act/live-session.ts'
import { ToolCalls } from './act/tool-calls.ts'
import { Agent } from './agent.ts'
import { AGENT_OPTIONS, type AgentOptions, checkAgentOptions } from './agent-options.ts'
import type { CodeExecutor } from './executor.ts'
import type { Actor } from './loop.ts'
import { checkCount } from './option-checks.ts'
import { DEFAULT_PROMPTS } from './prompts/prompts.ts'
import { writeSystemPrompt } from './prompts/system-prompt.ts'
import { ACTION_FORMATS, type ActionFormat } from './read-output/action-format.ts'
import type { RunContext } from './run/run-context.ts'
import type { Tool } from './tool/tool.ts'

/** What a {@link CodeAgent} is made of. */
export interface CodeAgentOptions<Answer = unknown> extends AgentOptions<Answer> {
  /**
   * Where code runs. Default: one that all agents of the process share, with worker threads where the runtime has them,
   * so that no agent's code holds up another's or the host.
   */
  readonly executor?: CodeExecutor
  /** Threads of an executor of the agent's own, in place of the shared one; 0 runs code in the calling thread. */
  readonly threads?: number
  /** Sources that the code may import, by name. Default none. */
  readonly modules?: Readonly<Record<string, string>>
  /** How the model hands over its code. Default `tags`, which every model can. */
  readonly actionFormat?: ActionFormat
  /** Characters of logs, and of the value, that the model is shown of each step. Default 20,000, about 5,000 tokens. */
  readonly maxObservationChars?: number
}

const OPTIONS: readonly string[] = [
  ...AGENT_OPTIONS,
  ...['executor', 'threads', 'modules', 'actionFormat', 'maxObservationChars'],
]

/**
 * An agent that acts in JavaScript: the model writes code that calls tools as plain functions, without `await`.
 *
 * Throws a TypeError or RangeError when an option or tool is not sound.
 *
 * @example
 * const agent = new CodeAgent({ model: new ScriptedModel(['<code>finalAnswer(6 * 7)</code>']) })
 * await agent.arun('What is six times seven?') // 42
 * await agent.dispose()
 */
export class CodeAgent<Answer = unknown> extends Agent<Answer> {
  readonly #options: Required<Pick<CodeAgentOptions, 'modules' | 'actionFormat' | 'maxObservationChars'>>
  readonly #tools: readonly Tool[]
  readonly #approvalTimeoutMs: number | undefined
  readonly #executor: AgentExecutor

  constructor(options: CodeAgentOptions<Answer>) {
    const checked = checkAgentOptions(options as AgentOptions, OPTIONS)
    const { modules = {}, actionFormat = 'tags', maxObservationChars = 20_000, threads } = options
    checkCodeOptions(options)
    const { tools, instructions, prompts: given } = checked
    const prompts = { system: writeSystemPrompt, ...DEFAULT_PROMPTS, ...given }
    const names = Object.keys(modules)
    super({
      ...{ kind: 'code', options: checked, given: options, prompts },
      systemPrompt: prompts.system({ tools, instructions, format: actionFormat, modules: names }),
      settings: { actionFormat, ...(threads === undefined ? {} : { threads }) },
    })
    this.#options = { modules, actionFormat, maxObservationChars }
    this.#tools = tools
    this.#approvalTimeoutMs = checked.approvalTimeoutMs
    this.#executor = new AgentExecutor(options.executor, threads)
  }

  protected override createActor(context: RunContext, session: LiveSession): Actor {
    const { actionFormat: format, maxObservationChars } = this.#options
    const calls = new ToolCalls(context, this.#approvalTimeoutMs)
    return new CodeActor({ format, maxObservationChars, context, calls, session })
  }

  protected override createSession(
    variables: Readonly<Record<string, unknown>>,
    saved: string | undefined,
  ): LiveSession {
    const { modules } = this.#options
    const getExecutor = () => this.#executor.get()
    return new LiveSession({ tools: this.#tools, modules, variables, saved, getExecutor })
  }

  protected override async disposeShared(): Promise<void> {
    await this.#executor.dispose()
  }
}

function checkCodeOptions(options: Omit<CodeAgentOptions, keyof AgentOptions>): void {
  const { executor, threads, modules, actionFormat, maxObservationChars } = options
  if (maxObservationChars !== undefined) checkCount('maxObservationChars', maxObservationChars)
  if (threads !== undefined) checkCount('threads', threads, 0)
  if (executor !== undefined && typeof executor?.createSession !== 'function') {
    throw new TypeError('Cannot make an agent: executor must have createSession()')
  }
  if (executor !== undefined && threads !== undefined) {
    throw new TypeError('Cannot make an agent with both executor and threads: the executor has its own')
  }
  if (actionFormat !== undefined && !ACTION_FORMATS.includes(actionFormat)) {
    throw new TypeError(`Cannot take ${String(actionFormat)} as actionFormat: use ${ACTION_FORMATS.join(', ')}`)
  }
  const isRecord = typeof modules === 'object' && modules !== null && !Array.isArray(modules)
  if (modules !== undefined && !(isRecord && Object.values(modules).every((source) => typeof source === 'string'))) {
    throw new TypeError('Cannot make an agent: modules must be an object of sources by name')
  }
}
