import type { JsonValue } from './json.ts'
import type { ModelReply, TokenUsage } from './model/model.ts'
import type { PersonRequest } from './run/requests.ts'
import type { RunResult } from './run/run-result.ts'
import type { ActionStep, PlanStep } from './steps.ts'

/** What happens in one run, in order; told apart by `type`. `step` is the number of the step it happens in. */
export type RunEvent =
  | { readonly type: 'run-start'; readonly task: string; readonly maxSteps: number }
  | { readonly type: 'step-start'; readonly step: number }
  /** The model is asked: for an action, a plan, or its best answer at the end. */
  | { readonly type: 'model-start'; readonly step: number; readonly purpose: 'action' | 'plan' | 'last-answer' }
  /** A piece of the reply; only from models that stream, and only in streams. */
  | { readonly type: 'text-delta'; readonly step: number; readonly text: string }
  | { readonly type: 'reasoning-delta'; readonly step: number; readonly text: string }
  | {
      readonly type: 'model-output'
      readonly step: number
      readonly text: string
      readonly finishReason: ModelReply['finishReason']
      readonly usage?: TokenUsage
    }
  | { readonly type: 'plan-end'; readonly step: PlanStep }
  | { readonly type: 'code-start'; readonly step: number; readonly code: string }
  | { readonly type: 'code-end'; readonly step: number; readonly status: 'completed' | 'failed' }
  | { readonly type: 'log'; readonly step: number; readonly level: string; readonly text: string }
  | {
      readonly type: 'call-start'
      readonly step: number
      readonly call: number
      readonly name: string
      readonly args: readonly JsonValue[]
    }
  | {
      readonly type: 'call-end'
      readonly step: number
      readonly call: number
      readonly name: string
      readonly durationMs: number
      /** The answer, or what the tool threw. */
      readonly outcome: { readonly value: JsonValue } | { readonly error: string }
    }
  /** A person is asked; `handle.answer(request.id, …)` answers. */
  | { readonly type: 'request-open'; readonly step: number; readonly request: PersonRequest }
  | { readonly type: 'request-answer'; readonly step: number; readonly id: string; readonly value: JsonValue }
  | { readonly type: 'step-end'; readonly step: ActionStep }
  /** The answer itself, as the code gave it: `RunResult.output` has it as JSON. */
  | { readonly type: 'final-answer'; readonly answer: unknown }
  | { readonly type: 'run-end'; readonly result: RunResult }

/** Which run an event is of: with sub-agents, a stream holds the events of several. */
export interface EventOrigin {
  readonly runId: string
  /** The agent's name, where it has one. */
  readonly agent?: string
  /** The run, and the call in it, that this run answers. */
  readonly parent?: { readonly runId: string; readonly call: number }
}

/** An event and the run that it is of. */
export type AgentEvent = RunEvent & EventOrigin
