import { abortable } from './abortable.ts'
import { AgentError } from './errors.ts'
import type { AgentEvent } from './events.ts'
import type { CodeExecutor, CodeSession, EndedCell } from './executor.ts'

import { type CallEvent, createHostFunctions } from './host-functions.ts'
import { toJson } from './json.ts'
import { liveEvents } from './live-events.ts'
import type { Action, Actor } from './loop.ts'
import type { ModelReply } from './model/model.ts'
import { writeObservation } from './prompts/observation.ts'
import { CODE_TAGS } from './read-output/find-blocks.ts'
import { readCode } from './read-output/read-code.ts'
import type { StepCall } from './steps.ts'
import type { Tool } from './tool/tool.ts'

/** What a {@link CodeActor} needs of its agent and run. */
export interface CodeActorOptions {
  readonly systemPrompt: string
  readonly tools: readonly Tool[]
  readonly maxObservationChars: number
  readonly signal: AbortSignal
  readonly getExecutor: () => Promise<CodeExecutor>
}

/** Acts by running the code of each reply as a cell; the cells of a run share a session, made for the first of them. */
export class CodeActor implements Actor {
  readonly systemPrompt: string
  readonly stop: readonly string[] = [CODE_TAGS.close, '\nObservation:']
  readonly #options: CodeActorOptions
  #session: Promise<CodeSession> | undefined
  /** Where the calls of the running cell are told. */
  #emit: (event: CallEvent) => void = () => {}

  constructor(options: CodeActorOptions) {
    this.systemPrompt = options.systemPrompt
    this.#options = options
  }

  async *act(reply: ModelReply, step: number): AsyncGenerator<AgentEvent, Action, undefined> {
    const read = readCode(reply)
    if (read.kind === 'problem') {
      const { code, message } = read
      const error = { code, name: 'Error', message }
      return { modelOutput: read.text, logs: [], calls: [], observation: `Error:\n${message}`, error }
    }
    yield { type: 'code-start', step, code: read.code }
    const outcome = yield* liveEvents<AgentEvent, EndedCell>((emit) => this.#run(read.code, step, emit))
    return describeAction(read, outcome, this.#options.maxObservationChars)
  }

  async dispose(): Promise<void> {
    // A session that could not be made or freed is the executor's to report where it is used, not here at the end.
    await this.#session?.then((session) => session.dispose()).catch(() => {})
  }

  async #run(code: string, step: number, emit: (event: AgentEvent) => void): Promise<EndedCell> {
    const { signal } = this.#options
    this.#emit = (event) => emit({ ...event, step })
    try {
      this.#session ??= this.#createSession()
      const session = await abortable(this.#session, signal)
      const onLog = ({ level, text }: { readonly level: string; readonly text: string }): void =>
        emit({ type: 'log', step, level, text })
      const outcome = await abortable(session.run(code, { signal, onLog }), signal)
      if (outcome.status === 'suspended') throw new Error('a host function suspended the run')
      return outcome
    } catch (error) {
      signal.throwIfAborted()
      const message = error instanceof Error ? error.message : String(error)
      throw new AgentError('executor', `Cannot run code: ${message}`, { cause: error })
    }
  }

  async #createSession(): Promise<CodeSession> {
    const { tools, getExecutor } = this.#options
    const executor = await getExecutor()
    return await executor.createSession({
      hostFunctions: createHostFunctions(tools, (event) => this.#emit(event)),
    })
  }
}

function describeAction(
  { code, text: modelOutput }: { readonly code: string; readonly text: string },
  outcome: EndedCell,
  maxChars: number,
): Action {
  const logs = outcome.logs.map(({ level, text }) => ({ level, text }))
  const made = { modelOutput, code, logs, calls: outcome.calls.map(toStepCall) }
  if (outcome.status === 'completed' && outcome.endedBy !== undefined) {
    return { ...made, observation: '', answer: { value: outcome.value } }
  }
  const observation = writeObservation(outcome, maxChars)
  if (outcome.status === 'completed') return { ...made, observation }
  const { code: errorCode, name, message, codeFrame } = outcome.error
  const error = { code: errorCode, name, message, ...(codeFrame === undefined ? {} : { codeFrame }) }
  return { ...made, observation, error }
}

function toStepCall({ id, name, args, status, value, error, durationMs }: EndedCell['calls'][number]): StepCall {
  const answer = status === 'fulfilled' ? { value: toJson(value) } : {}
  const failure = error === undefined ? {} : { error: { name: error.name, message: error.message } }
  return { id, name, args: args.map(toJson), status, ...answer, ...failure, durationMs }
}
