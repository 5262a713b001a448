import type { Agent } from './agent.ts'
import { AgentTool } from './agent-tool.ts'
import type { FinalAnswerCheck } from './check-answer.ts'
import type { AgentEvent } from './events.ts'
import type { Hooks } from './hooks.ts'
import { type Compaction, type CompactionOptions, readCompaction } from './memory/compaction.ts'
import type { Memory } from './memory/memory.ts'
import type { Model, ModelMessage } from './model/model.ts'
import { checkBudget, checkCount, checkPrices, refuseUnknown } from './option-checks.ts'
import { PROMPT_NAMES, type Prompts } from './prompts/prompts.ts'
import type { BudgetOptions } from './run/budget.ts'
import type { Prices } from './run/prices.ts'
import type { Telemetry } from './telemetry/telemetry.ts'
import { schemaProblem } from './tool/check-schema.ts'
import { checkTools } from './tool/check-tool.ts'
import { createFinalAnswer, FINAL_ANSWER_NAME, finalAnswer } from './tool/final-answer.ts'
import { isIdentifier } from './tool/identifiers.ts'
import type { JsonSchema } from './tool/json-schema.ts'
import { isStandardSchema, type StandardSchema } from './tool/standard-schema.ts'
import type { Tool } from './tool/tool.ts'

/** What every kind of agent is made of. */
export interface AgentOptions<Answer = unknown> extends BudgetOptions {
  /** What answers: an `OpenAIModel`, a `ScriptedModel`, or any object with `generate`. */
  readonly model: Model
  /** What the agent may call. Default none; `finalAnswer` is added unless one of them has that name. */
  readonly tools?: readonly Tool[]
  /** Other agents that this one may call, each with a name and description. Default none. */
  readonly agents?: readonly Agent[]
  /** What other agents, events and transcripts call it: an identifier. Default none. */
  readonly name?: string
  /** What it is good for, for an agent that calls it. Default none. */
  readonly description?: string
  /** Further instructions, at the end of the system prompt. Default none. */
  readonly instructions?: string
  /** Steps a run may take. Default 20: most tasks need under five; a run past twenty goes in circles. */
  readonly maxSteps?: number
  /** Steps from one plan to the next; the first stands before step 1. Default: no plans. */
  readonly planningInterval?: number
  /** What the answer must be: a JSON Schema, or a schema of any Standard Schema library. Default: anything. */
  readonly answerSchema?: JsonSchema | StandardSchema<unknown, Answer>
  /** Looked at in order once an answer fits the schema; one that is refused goes back to the model. Default none. */
  readonly finalAnswerChecks?: readonly FinalAnswerCheck<Answer>[]
  /** Functions called in the course of every run. Default none. */
  readonly hooks?: Hooks
  /**
   * Writes a run's memory, compacted if it is to be, as the messages that the model is sent. Default `buildMessages`.
   */
  readonly buildMessages?: (memory: Memory) => readonly ModelMessage[] | Promise<readonly ModelMessage[]>
  /** Shortens old steps in the messages of a long run, never in its memory. Default: everything is sent. */
  readonly compaction?: CompactionOptions
  /** Milliseconds that a person has to answer; then the call fails. A tool's own goes before. Default: no limit. */
  readonly approvalTimeoutMs?: number
  /** US dollars for a million tokens, by the model's `id`: for `costUsd` and `maxCostUsd`. Default none. */
  readonly prices?: Prices
  /** Texts in place of the usual ones. Default none. */
  readonly prompts?: Partial<Prompts>
  /** Told every event of every run, as it happens: a logger. What it throws ends the run. Default none. */
  readonly onEvent?: (event: AgentEvent) => void
  /** Spans and metrics. Default: OpenTelemetry where `@opentelemetry/api` is installed; `false` for none. */
  readonly telemetry?: Telemetry | false
}

/** Names of all options that every kind of agent takes. */
export const AGENT_OPTIONS: readonly (keyof AgentOptions)[] = [
  ...(['model', 'tools', 'agents', 'name', 'description', 'instructions', 'maxSteps', 'planningInterval'] as const),
  ...(['answerSchema', 'finalAnswerChecks', 'hooks', 'buildMessages', 'compaction', 'approvalTimeoutMs'] as const),
  ...(['prices', 'prompts', 'onEvent', 'telemetry', 'maxTokens', 'maxCostUsd', 'maxWallMs'] as const),
]

/** An agent's options, checked and complete. */
export interface CheckedAgentOptions extends Omit<AgentOptions, 'compaction'> {
  /** All that may be called, `finalAnswer` and sub-agents included. */
  readonly tools: readonly Tool[]
  readonly instructions: string
  readonly maxSteps: number
  readonly finalAnswerChecks: readonly FinalAnswerCheck[]
  readonly hooks: Hooks
  readonly compaction: Compaction | undefined
}

const HOOK_NAMES = ['beforeModelCall', 'beforeToolCall', 'afterToolCall', 'onStep'] as const

/**
 * Checks an agent's options and fills in the defaults; `known` are the names that its kind takes. Throws a TypeError or
 * RangeError.
 */
export function checkAgentOptions(options: AgentOptions, known: readonly string[]): CheckedAgentOptions {
  refuseUnknown('an agent', options, known)
  const { model, instructions = '', maxSteps = 20, hooks = {}, finalAnswerChecks = [], planningInterval } = options
  if (typeof model?.generate !== 'function') refuse('model must have generate()')
  if (typeof instructions !== 'string') refuse('instructions must be a string')
  checkCount('maxSteps', maxSteps)
  if (planningInterval !== undefined) checkCount('planningInterval', planningInterval)
  if (options.approvalTimeoutMs !== undefined) checkCount('approvalTimeoutMs', options.approvalTimeoutMs)
  checkName(options)
  checkSchema(options.answerSchema)
  checkFunctions('finalAnswerChecks', finalAnswerChecks)
  checkRecordOfFunctions('hooks', hooks, HOOK_NAMES)
  checkRecordOfFunctions('prompts', options.prompts ?? {}, PROMPT_NAMES)
  for (const name of ['buildMessages', 'onEvent'] as const) {
    if (options[name] !== undefined && typeof options[name] !== 'function') refuse(`${name} must be a function`)
  }
  checkTelemetry(options.telemetry)
  if (options.prices !== undefined) checkPrices(options.prices)
  checkBudget(options, { modelId: model.id, prices: options.prices })
  const compaction = options.compaction === undefined ? undefined : readCompaction(options.compaction)
  const tools = allTools(options)
  return { ...options, tools, instructions, maxSteps, hooks, finalAnswerChecks, compaction } as CheckedAgentOptions
}

function refuse(problem: string): never {
  throw new TypeError(`Cannot make an agent: ${problem}`)
}

/** The agent's own tools, its sub-agents as tools, and `finalAnswer`. */
function allTools({ tools = [], agents = [], name, answerSchema }: AgentOptions): readonly Tool[] {
  if (!Array.isArray(tools)) refuse('tools must be an array')
  if (!Array.isArray(agents)) refuse('agents must be an array')
  const asTools = agents.map((agent) => {
    if (typeof agent?.asTool !== 'function') refuse('agents must be agents: give tools as tools')
    return agent.asTool()
  })
  const given = [...tools, ...asTools]
  const hasFinal = given.some((tool) => tool?.name === FINAL_ANSWER_NAME)
  const all = hasFinal ? given : [...given, answerSchema === undefined ? finalAnswer : createFinalAnswer(answerSchema)]
  checkTools(all)
  for (const tool of all) {
    if (tool.name === name) refuse(`its name ${name} is also that of one of its tools: rename one of them`)
    if (tool.name !== FINAL_ANSWER_NAME) continue
    const isAsked = tool.needsApproval !== undefined || tool.answeredByPerson === true || tool instanceof AgentTool
    if (isAsked) refuse('finalAnswer ends the run, so nobody can be asked about it: use finalAnswerChecks')
  }
  return all
}

function checkName({ name, description, agents }: AgentOptions): void {
  if (name !== undefined && (typeof name !== 'string' || !isIdentifier(name))) {
    refuse(`name is ${JSON.stringify(name)}: other agents call it as a function, so use an identifier`)
  }
  if (description !== undefined && typeof description !== 'string') refuse('description must be a string')
  if (agents !== undefined && Array.isArray(agents)) {
    const seen = new Set<unknown>()
    for (const agent of agents) {
      if (seen.has(agent)) refuse('the same agent stands twice in agents')
      seen.add(agent)
    }
  }
}

function checkSchema(schema: unknown): void {
  if (schema === undefined || isStandardSchema(schema)) return
  const problem = schemaProblem(schema)
  if (problem !== undefined) refuse(`answerSchema ${problem}`)
}

function checkTelemetry(telemetry: unknown): void {
  if (telemetry === undefined || telemetry === false) return
  const watch = (telemetry as { readonly watch?: unknown } | null)?.watch
  if (typeof watch !== 'function') refuse('telemetry must have watch(), or be false')
}

function checkFunctions(name: string, list: unknown): void {
  if (!Array.isArray(list) || !list.every((item) => typeof item === 'function')) {
    refuse(`${name} must be an array of functions`)
  }
}

function checkRecordOfFunctions(name: string, record: object, known: readonly string[]): void {
  refuseUnknown(`an agent's ${name}`, record, known)
  const wrong = Object.entries(record).find(([, value]) => value !== undefined && typeof value !== 'function')
  if (wrong) refuse(`${name}.${wrong[0]} must be a function`)
}
