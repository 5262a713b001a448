import type { JsonValue } from './json.ts'
import type { TokenUsage } from './model/model.ts'
import type { RunResult } from './run-result.ts'
import type { ActionStep } from './steps.ts'

/** What happens in a run, in order; told apart by `type`. `step` is the number of the step it happens in. */
export type AgentEvent =
  | { readonly type: 'run-start'; readonly task: string; readonly maxSteps: number }
  | { readonly type: 'step-start'; readonly step: number }
  /** A piece of the reply; only from models that stream, and only in streams. */
  | { readonly type: 'text-delta'; readonly step: number; readonly text: string }
  | { readonly type: 'model-output'; readonly step: number; readonly text: string; readonly usage?: TokenUsage }
  | { readonly type: 'code-start'; readonly step: number; readonly code: string }
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
  | { readonly type: 'step-end'; readonly step: ActionStep }
  /** The answer itself, as the code gave it: `RunResult.output` has it as JSON. */
  | { readonly type: 'final-answer'; readonly answer: unknown }
  | { readonly type: 'run-end'; readonly result: RunResult }
