import { Agent } from './agent.ts'
import { type AgentOptions, checkAgentOptions } from './agent-options.ts'
import { CodeActor } from './code-actor.ts'
import { createDefaultExecutor } from './default-executor.ts'
import type { CodeExecutor } from './executor.ts'
import type { Actor } from './loop.ts'
import { writeSystemPrompt } from './prompts/system-prompt.ts'

/** What a {@link CodeAgent} is made of. */
export interface CodeAgentOptions extends AgentOptions {
  /** Where code runs. Default: an executor of the agent's own, made at its first code and freed by `dispose`. */
  readonly executor?: CodeExecutor
  /** Characters of logs, and of the value, that the model is shown of each step. Default 20,000, about 5,000 tokens. */
  readonly maxObservationChars?: number
}

const OPTIONS = new Set(['model', 'tools', 'instructions', 'maxSteps', 'executor', 'maxObservationChars'])

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
export class CodeAgent extends Agent {
  readonly #options: ReturnType<typeof checkAgentOptions<CodeAgentOptions>>
  readonly #maxObservationChars: number
  #ownExecutor: Promise<CodeExecutor> | undefined

  constructor(options: CodeAgentOptions) {
    const checked = checkAgentOptions(options, OPTIONS)
    super(checked)
    this.#options = checked
    const { maxObservationChars = 20_000, executor } = options
    if (!Number.isInteger(maxObservationChars) || maxObservationChars < 1) {
      throw new RangeError(
        `Cannot take ${maxObservationChars} as maxObservationChars: it must be a whole number from 1`,
      )
    }
    if (executor !== undefined && typeof executor?.createSession !== 'function') {
      throw new TypeError('Cannot make an agent: executor must have createSession()')
    }
    this.#maxObservationChars = maxObservationChars
  }

  protected override createActor(signal: AbortSignal): Actor {
    const { tools, instructions } = this.#options
    return new CodeActor({
      systemPrompt: writeSystemPrompt(tools, instructions),
      tools,
      maxObservationChars: this.#maxObservationChars,
      signal,
      getExecutor: () => this.#getExecutor(),
    })
  }

  protected override async disposeShared(): Promise<void> {
    const own = this.#ownExecutor
    this.#ownExecutor = undefined
    await own?.then((executor) => executor.dispose())
  }

  async #getExecutor(): Promise<CodeExecutor> {
    if (this.#options.executor !== undefined) return this.#options.executor
    if (this.#ownExecutor === undefined) {
      this.#ownExecutor = createDefaultExecutor()
      // One that could not be made is made anew by the next run; this run is told by the promise below.
      this.#ownExecutor.catch(() => {
        this.#ownExecutor = undefined
      })
    }
    return await this.#ownExecutor
  }
}
