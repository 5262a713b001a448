import { checkRunOptions, type RunOptions } from './agent-options.ts'
import { AgentError } from './errors.ts'
import type { AgentEvent } from './events.ts'
import { leavable } from './leavable.ts'
import { type Actor, runLoop } from './loop.ts'
import type { Model } from './model/model.ts'
import type { RunResult } from './run-result.ts'

/**
 * What every kind of agent can do: run tasks, any number at the same time, each with its own memory, session and usage.
 *
 * An agent keeps nothing of a run. Kinds differ in the {@link Actor} they make for it.
 */
export abstract class Agent {
  readonly #model: Model
  readonly #maxSteps: number
  readonly #runs = new Set<AbortController>()
  #isDisposed = false

  constructor(options: { readonly model: Model; readonly maxSteps: number }) {
    this.#model = options.model
    this.#maxSteps = options.maxSteps
  }

  /** Makes what acts on the replies of one run. */
  protected abstract createActor(signal: AbortSignal): Actor

  /** Frees what the runs shared. */
  protected abstract disposeShared(): Promise<void>

  /**
   * Runs a task and resolves to the answer; with `full: true` to the whole {@link RunResult}; with `stream: true` gives
   * its events as they happen, and leaving the iteration cancels the run.
   *
   * Rejects with an AgentError (`model`, `executor`, `disposed`), a TypeError or RangeError for options that are not
   * sound, or the reason of an aborted signal. A run out of steps resolves to the model's best answer.
   *
   * @example
   * const answer = await agent.arun('Get approval to delete account')
   * for await (const event of agent.arun('Count the files', { stream: true })) console.log(event.type)
   */
  arun(task: string, options: RunOptions & { readonly stream: true }): AsyncIterableIterator<AgentEvent>
  arun(task: string, options: RunOptions & { readonly full: true }): Promise<RunResult>
  arun(task: string, options?: RunOptions): Promise<unknown>
  arun(task: string, options: RunOptions = {}): AsyncIterableIterator<AgentEvent> | Promise<unknown> {
    return options?.stream === true ? this.#stream(task, options) : this.#drain(task, options)
  }

  /** Ends the runs in flight (they reject with an AgentError `disposed`) and frees what they shared. */
  async dispose(): Promise<void> {
    this.#isDisposed = true
    for (const run of this.#runs) run.abort(disposedError())
    await this.disposeShared()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.dispose()
  }

  #stream(task: string, options: RunOptions): AsyncIterableIterator<AgentEvent> {
    checkRunOptions(task, options)
    const controller = new AbortController()
    return leavable(this.#events(task, options, controller), () =>
      controller.abort(new AgentError('left', 'The events of this run are no longer read')),
    )
  }

  async #drain(task: string, options: RunOptions): Promise<unknown> {
    checkRunOptions(task, options)
    let answer: unknown
    for await (const event of this.#events(task, options, new AbortController())) {
      if (event.type === 'final-answer') answer = event.answer
      if (event.type === 'run-end' && options.full === true) answer = event.result
    }
    return answer
  }

  async *#events(task: string, options: RunOptions, controller: AbortController): AsyncGenerator<AgentEvent, void> {
    if (this.#isDisposed) throw disposedError()
    const { signal: outer, maxSteps = this.#maxSteps, stream: streamText = false } = options
    const abort = (): void => controller.abort(outer?.reason)
    this.#runs.add(controller)
    outer?.addEventListener('abort', abort)
    try {
      if (outer?.aborted) abort()
      const { signal } = controller
      signal.throwIfAborted()
      yield* runLoop({ task, model: this.#model, actor: this.createActor(signal), maxSteps, signal, streamText })
    } finally {
      outer?.removeEventListener('abort', abort)
      this.#runs.delete(controller)
    }
  }
}

function disposedError(): AgentError {
  return new AgentError('disposed', 'Cannot go on with the run: the agent is disposed')
}
