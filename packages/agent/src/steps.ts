import type { JsonValue } from './json.ts'
import type { ProviderData, TokenUsage } from './model/model.ts'
import type { RunUsage } from './run/run-usage.ts'

/** One console line of the model's code. */
export interface StepLog {
  readonly level: string
  readonly text: string
}

/** One tool call of a step. */
export interface StepCall {
  /** 1, 2, 3 … within the step. */
  readonly id: number
  readonly name: string
  readonly args: readonly JsonValue[]
  readonly status: 'pending' | 'fulfilled' | 'rejected' | 'aborted'
  readonly value?: JsonValue
  readonly error?: { readonly name: string; readonly message: string }
  /** Milliseconds from the call to its answer. */
  readonly durationMs: number
  /** The run that a call of a sub-agent was. */
  readonly run?: { readonly id: string; readonly usage: RunUsage; readonly costUsd?: number }
}

/** One native tool call of a step, and what the model was told came of it. */
export interface StepToolCall {
  /** The server's name for the call. */
  readonly id: string
  readonly name: string
  /** JSON text as the model wrote it. */
  readonly arguments: string
  readonly result: string
  /** What the server wants back with the call. */
  readonly providerData?: ProviderData
}

/** Why a step failed: the executor's code, or one of this package's; the run goes on. */
export interface StepError {
  /** `no-code`, `truncated`, `answer-refused`, `no-tool-call`, `tool`, `broken-off`, or a code of the executor. */
  readonly code: string
  readonly name: string
  readonly message: string
  /** The lines around the fault with a caret, where known. */
  readonly codeFrame?: string
}

/** A variable that the code was given with the task: the model sees its name, type and a preview. */
export interface TaskVariable {
  readonly name: string
  readonly type: string
  readonly preview: string
  /** True for an agent without code: it passes the variable to a tool by writing `@name` as the argument. */
  readonly isReference?: boolean
}

/** What asking the model took and brought beside its text, in every kind of step that does. */
export interface ModelShare {
  readonly usage?: TokenUsage
  /** What the model thought, where the server tells it apart. */
  readonly reasoning?: string
  /** What the server wants back with the reply. */
  readonly providerData?: ProviderData
  /** Milliseconds that the model took. */
  readonly modelMs: number
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly durationMs: number
}

/** The task, as the run was given it. */
export interface TaskStep {
  readonly type: 'task'
  readonly task: string
  readonly variables?: readonly TaskVariable[]
  /** URLs of the images that came with it; the model is sent them once. */
  readonly images?: readonly string[]
}

/** A plan that the model made before it went on: what it knows, and what it means to do. */
export interface PlanStep extends ModelShare {
  readonly type: 'plan'
  /** The number of the action step that it stands before. */
  readonly before: number
  readonly plan: string
}

/** One round: what the model wrote, what was done, and what the model is told about it. */
export interface ActionStep extends ModelShare {
  readonly type: 'action'
  /** 1, 2, 3 … */
  readonly number: number
  /** The reply, without thinking and without what followed its code. */
  readonly modelOutput: string
  /** Left out when the reply held none. */
  readonly code?: string
  readonly logs: readonly StepLog[]
  readonly calls: readonly StepCall[]
  /** The reply's native tool calls; their results stand in for the observation. */
  readonly toolCalls?: readonly StepToolCall[]
  /** What the model reads next. Empty when the step gave the final answer, or its tool calls say it all. */
  readonly observation: string
  readonly error?: StepError
  /** True when this step gave the final answer. */
  readonly isFinal: boolean
  /** Milliseconds that the guest itself ran. */
  readonly guestCpuMs: number
}

/** The last call of a run that was out of steps or at a budget: the model's best answer. */
export interface LastAnswerStep extends ModelShare {
  readonly type: 'last-answer'
  readonly modelOutput: string
}

/** What a run remembers, in order; plain JSON. Told apart by `type`. */
export type Step = TaskStep | PlanStep | ActionStep | LastAnswerStep
