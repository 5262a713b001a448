import type { Model } from './model/model.ts'
import { checkTools } from './tool/check-tool.ts'
import { FINAL_ANSWER_NAME, finalAnswer } from './tool/final-answer.ts'
import type { Tool } from './tool/tool.ts'

/** What every kind of agent is made of. */
export interface AgentOptions {
  /** What answers: an `OpenAIModel`, a `ScriptedModel`, or any object with `generate`. */
  readonly model: Model
  /** What the code may call. Default none; `finalAnswer` is added unless one of them has that name. */
  readonly tools?: readonly Tool[]
  /** Further instructions, at the end of the system prompt. Default none. */
  readonly instructions?: string
  /** Steps a run may take. Default 20: most tasks need under five; a run past twenty goes in circles. */
  readonly maxSteps?: number
}

/** What one run may be told. */
export interface RunOptions {
  /** Ends the run, its model call and its tool calls; the run rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Steps this run may take. Default: the agent's. */
  readonly maxSteps?: number
  /** Resolve to the whole result instead of the answer. */
  readonly full?: boolean
  /** Give the events instead of a promise. */
  readonly stream?: boolean
}

const RUN_OPTIONS = new Set(['signal', 'maxSteps', 'full', 'stream'])

/** Checks an agent's options and fills in the defaults; throws a TypeError or RangeError. */
export function checkAgentOptions<Options extends AgentOptions>(
  options: Options,
  known: ReadonlySet<string>,
): Options & Required<AgentOptions> {
  refuseUnknown('an agent', options, known)
  const { model, tools = [], instructions = '', maxSteps = 20 } = options
  if (typeof model?.generate !== 'function') throw new TypeError('Cannot make an agent: model must have generate()')
  if (typeof instructions !== 'string') throw new TypeError('Cannot make an agent: instructions must be a string')
  checkMaxSteps(maxSteps)
  checkTools(tools)
  const all = tools.some(({ name }) => name === FINAL_ANSWER_NAME) ? [...tools] : [...tools, finalAnswer]
  return { ...options, model, tools: all, instructions, maxSteps }
}

/** Checks what a run was told; throws a TypeError or RangeError. */
export function checkRunOptions(task: string, options: RunOptions): void {
  if (typeof task !== 'string' || task.trim() === '') throw new TypeError('Cannot run: the task must be a text')
  refuseUnknown('a run', options, RUN_OPTIONS)
  if (options.maxSteps !== undefined) checkMaxSteps(options.maxSteps)
  if (options.signal !== undefined && typeof options.signal?.addEventListener !== 'function') {
    throw new TypeError('Cannot run: signal must be an AbortSignal')
  }
  if (options.full === true && options.stream === true) {
    throw new TypeError('Cannot run with both full and stream: the last event of a stream has the whole result')
  }
}

function checkMaxSteps(maxSteps: unknown): void {
  if (Number.isInteger(maxSteps) && (maxSteps as number) > 0) return
  const message = `Cannot take ${String(maxSteps)} as maxSteps: it must be a whole number of at least 1`
  throw typeof maxSteps === 'number' ? new RangeError(message) : new TypeError(message)
}

function refuseUnknown(what: string, options: object, known: ReadonlySet<string>): void {
  if (typeof options !== 'object' || options === null) throw new TypeError(`The options of ${what} must be an object`)
  const unknown = Object.keys(options).find((name) => !known.has(name))
  if (unknown === undefined) return
  throw new TypeError(`There is no option ${unknown} of ${what}: use ${[...known].join(', ')}`)
}
