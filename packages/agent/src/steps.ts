import type { JsonValue } from './json.ts'
import type { TokenUsage } from './model/model.ts'

/** One console line of the model's code. */
export interface StepLog {
  readonly level: string
  readonly text: string
}

/** One tool call of a step. */
export interface StepCall {
  readonly id: number
  readonly name: string
  readonly args: readonly JsonValue[]
  readonly status: 'pending' | 'fulfilled' | 'rejected' | 'aborted'
  readonly value?: JsonValue
  readonly error?: { readonly name: string; readonly message: string }
  /** Milliseconds from the call to its answer. */
  readonly durationMs: number
}

/** Why a step failed: the executor's code, `no-code` or `truncated`; the run goes on. */
export interface StepError {
  readonly code: string
  readonly name: string
  readonly message: string
  /** The lines around the fault with a caret, where known. */
  readonly codeFrame?: string
}

/** The task, as the run was given it. */
export interface TaskStep {
  readonly type: 'task'
  readonly task: string
}

/** One round: what the model wrote, what its code did, and what the model is told about it. */
export interface ActionStep {
  readonly type: 'action'
  /** 1, 2, 3 … */
  readonly number: number
  /** The reply, without thinking and without what followed its code. */
  readonly modelOutput: string
  /** Left out when the reply held none. */
  readonly code?: string
  readonly logs: readonly StepLog[]
  readonly calls: readonly StepCall[]
  /** What the model reads next. Empty when the step gave the final answer. */
  readonly observation: string
  readonly error?: StepError
  /** True when this step gave the final answer. */
  readonly isFinal: boolean
  readonly usage?: TokenUsage
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly durationMs: number
}

/** The last call of a run out of steps: the model's best answer. */
export interface LastAnswerStep {
  readonly type: 'last-answer'
  readonly modelOutput: string
  readonly usage?: TokenUsage
  readonly startedAt: number
  readonly durationMs: number
}

/** What a run remembers, in order; plain JSON. Told apart by `type`. */
export type Step = TaskStep | ActionStep | LastAnswerStep
