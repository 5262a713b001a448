import type { AgentEvent } from './events.ts'
import { toJson } from './json.ts'
import { checkBudget, checkCount, refuseUnknown } from './option-checks.ts'
import { cutMiddle } from './prompts/cut-middle.ts'
import type { BudgetOptions } from './run/budget.ts'
import type { Prices } from './run/prices.ts'
import type { AnswerRequest } from './run/requests.ts'
import type { TaskStep, TaskVariable } from './steps.ts'
import { isIdentifier, isReserved } from './tool/identifiers.ts'

/** What one run may be told. */
export interface RunOptions extends BudgetOptions {
  /** Ends the run, its model call and its tool calls; the run rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Steps this run may take. Default: the agent's. */
  readonly maxSteps?: number
  /** Data for the task: code finds each as a variable, the model sees name, type and a preview. Default none. */
  readonly additionalArgs?: Readonly<Record<string, unknown>>
  /** Images for the task, as `https:` or `data:` URLs; they are sent once. Default none. */
  readonly images?: readonly string[]
  /** `false` goes on in the conversation and session of the agent's last run that ended. Default `true`: a new one. */
  readonly reset?: boolean
  /** Answers approvals and questions, where no handle does. Default none: then a call that must ask fails. */
  readonly onRequest?: AnswerRequest
  /** Told every event as it happens. Default none. */
  readonly onEvent?: (event: AgentEvent) => void
  /** Resolve to the whole result instead of the answer. */
  readonly full?: boolean
  /** Give the events instead of a promise; with `start`, have the pieces of replies among them. Default false. */
  readonly stream?: boolean
}

const RUN_OPTIONS = [
  ...['signal', 'maxSteps', 'additionalArgs', 'images', 'reset', 'onRequest', 'onEvent', 'full', 'stream'],
  ...['maxTokens', 'maxCostUsd', 'maxWallMs'],
]
const PREVIEW_CHARS = 120
const REFERENCE_CHARS = 2_000

/** Checks what a run was told; throws a TypeError or RangeError. */
export function checkRunOptions(
  task: string,
  options: RunOptions,
  agent: {
    readonly model: { readonly id?: string }
    readonly prices?: Prices
    readonly tools: readonly { readonly name: string }[]
  },
): void {
  if (typeof task !== 'string' || task.trim() === '') throw new TypeError('Cannot run: the task must be a text')
  refuseUnknown('a run', options, RUN_OPTIONS)
  if (options.maxSteps !== undefined) checkCount('maxSteps', options.maxSteps)
  checkBudget(options, { modelId: agent.model.id, prices: agent.prices })
  if (options.signal !== undefined && typeof options.signal?.addEventListener !== 'function') {
    throw new TypeError('Cannot run: signal must be an AbortSignal')
  }
  for (const name of ['onRequest', 'onEvent'] as const) {
    if (options[name] !== undefined && typeof options[name] !== 'function') {
      throw new TypeError(`Cannot run: ${name} must be a function`)
    }
  }
  for (const name of ['reset', 'full', 'stream'] as const) {
    if (options[name] !== undefined && typeof options[name] !== 'boolean') {
      throw new TypeError(`Cannot run: ${name} must be true or false`)
    }
  }
  if (options.full === true && options.stream === true) {
    throw new TypeError('Cannot run with both full and stream: the last event of a stream has the whole result')
  }
  checkImages(options.images)
  checkVariables(options.additionalArgs, agent.tools)
}

/** Writes the first step of a run: the task, and what came with it. */
export function writeTask(
  task: string,
  { additionalArgs, images }: RunOptions,
  kind: 'code' | 'tool-calling',
): TaskStep {
  // Code can look at all of a variable; a model without code sees what it is told here.
  const maxChars = kind === 'code' ? PREVIEW_CHARS : REFERENCE_CHARS
  const how = kind === 'code' ? {} : { isReference: true }
  const variables = Object.entries(additionalArgs ?? {}).map(([name, value]) => ({
    ...describeVariable(name, value, maxChars),
    ...how,
  }))
  return {
    type: 'task',
    task,
    ...(variables.length > 0 ? { variables } : {}),
    ...(images?.length ? { images: [...images] } : {}),
  }
}

function checkImages(images: unknown): void {
  if (images === undefined) return
  const isUrl = (image: unknown): boolean => typeof image === 'string' && /^(https?:|data:image\/)/i.test(image)
  if (Array.isArray(images) && images.every(isUrl)) return
  throw new TypeError('Cannot run: images must be an array of https: or data:image/ URLs')
}

function checkVariables(variables: unknown, tools: readonly { readonly name: string }[]): void {
  if (variables === undefined) return
  if (typeof variables !== 'object' || variables === null || Array.isArray(variables)) {
    throw new TypeError('Cannot run: additionalArgs must be an object of values by name')
  }
  for (const name of Object.keys(variables)) {
    if (!isIdentifier(name) || isReserved(name)) {
      throw new TypeError(`Cannot run: ${JSON.stringify(name)} in additionalArgs is no name that code can use`)
    }
    if (tools.some((tool) => tool.name === name)) {
      throw new TypeError(`Cannot run: ${name} in additionalArgs is the name of a tool: rename it`)
    }
  }
}

function describeVariable(name: string, value: unknown, maxChars: number): TaskVariable {
  const text = typeof value === 'string' ? JSON.stringify(value) : JSON.stringify(toJson(value))
  return { name, type: typeOf(value), preview: cutMiddle(text, maxChars).replaceAll('\n', ' ') }
}

/** A word for the kind of a value, with its size: `array of 3`, `string of 12 characters`. */
function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return `array of ${value.length}`
  if (typeof value === 'string') return `string of ${value.length} characters`
  if (value instanceof Map || value instanceof Set) return `${value.constructor.name} of ${value.size}`
  if (typeof value !== 'object') return typeof value
  const { name } = (Object.getPrototypeOf(value) as { constructor?: { name: string } } | null)?.constructor ?? {
    name: '',
  }
  return name === '' || name === 'Object' ? 'object' : name
}
