import { AgentError } from '../errors.ts'
import type { JsonValue } from '../json.ts'
import type { Memory } from '../memory/memory.ts'
import type { Step } from '../steps.ts'
import { type Budget, sumCost } from './budget.ts'
import { type RunUsage, sumUsage } from './run-usage.ts'

/**
 * Why a run ended. `final-answer`: the model ended it. `max-steps`, `max-tokens`, `max-cost`, `max-wall`: that limit
 * was reached, and `output` is the model's best answer. `aborted`: its signal, or whoever holds it, ended it.
 * `suspended`: it was saved to go on elsewhere. `failed`: a model or executor could not go on.
 */
export type FinishReason =
  | 'final-answer'
  | 'max-steps'
  | 'max-tokens'
  | 'max-cost'
  | 'max-wall'
  | 'aborted'
  | 'suspended'
  | 'failed'

/** What a whole run came to; plain JSON. */
export interface RunResult {
  readonly runId: string
  /** The answer as JSON: what JSON lacks (dates, maps, big integers …) as `toJson` writes it. `null` without one. */
  readonly output: JsonValue
  readonly finishReason: FinishReason
  /** What ended an aborted or failed run; an AgentError has its code. */
  readonly error?: { readonly name: string; readonly message: string; readonly code?: string }
  readonly systemPrompt: string
  readonly steps: readonly Step[]
  /** Everything the run used, sub-agents included. */
  readonly usage: RunUsage
  /** US dollars by the price table that the agent was given. Left out without one. */
  readonly costUsd?: number
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** Milliseconds from start to end, waiting included. */
  readonly durationMs: number
}

/** What the end of a run needs to know of it. */
export interface FinishedRun {
  readonly context: { readonly runId: string }
  readonly budget: Pick<Budget, 'modelId' | 'prices'>
  /** How many of the first steps are of runs before this one. */
  readonly earlierSteps: number
  readonly startedAt: number
  /** Milliseconds that the run had gone on for when it was saved. */
  readonly elapsedMs: number
  readonly resumedAt: number
}

/** Writes what a run came to; only its own steps count as used, not those of the conversation before it. */
export function finishRun(
  run: FinishedRun,
  { systemPrompt, steps }: Memory,
  end: { readonly finishReason: FinishReason; readonly output: JsonValue; readonly error?: unknown },
): RunResult {
  const own = steps.slice(run.earlierSteps)
  const { error, ...ending } = end
  return {
    runId: run.context.runId,
    ...ending,
    ...(error === undefined ? {} : { error: describeError(error) }),
    systemPrompt,
    steps,
    usage: sumUsage(own),
    ...(run.budget.prices ? { costUsd: sumCost(own, run.budget) } : {}),
    startedAt: run.startedAt,
    durationMs: run.elapsedMs + Date.now() - run.resumedAt,
  }
}

function describeError(error: unknown): NonNullable<RunResult['error']> {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) }
  const { name, message } = error
  return error instanceof AgentError ? { name, message, code: error.code } : { name, message }
}
