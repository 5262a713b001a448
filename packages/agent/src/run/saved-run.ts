import type { JsonValue } from '../json.ts'
import type { ModelReply } from '../model/model.ts'
import type { Step, StepCall } from '../steps.ts'

/** A call that waits, in a saved run, and what it takes to wait again. */
export type SleepingCall = {
  /** The arguments that a hook put in place of the model's, where one did. */
  readonly replaced?: { readonly [name: string]: JsonValue }
} & (
  | /** Its tool may run once a person approves. */
  { readonly kind: 'approval'; readonly question: string }
  /** A person's answer is the call's. */
  | { readonly kind: 'question' }
  /** A sub-agent's run, saved with it. */
  | { readonly kind: 'agent'; readonly saved: SavedRun }
)

/** A step that was saved while its calls waited. */
export interface SavedStep {
  readonly number: number
  readonly reply: ModelReply
  readonly startedAt: number
  readonly modelMs: number
  /** What waits, by the number of its call. */
  readonly waiting: Readonly<Record<string, SleepingCall>>
  /** The runs that calls of sub-agents were, by the number of the call. */
  readonly runs?: Readonly<Record<string, NonNullable<StepCall['run']>>>
  /** What the other calls of a tool-calling agent came to; a code agent's are in its session. */
  readonly ended?: readonly SavedCall[]
}

/** A native tool call of a saved step that has ended: never made again. */
export interface SavedCall {
  readonly call: StepCall
  /** What the model will be told. */
  readonly result: string
}

/** A run at rest, as plain JSON: `agent.resume` goes on with it, in any process with the same agent. */
export interface SavedRun {
  readonly version: 1
  readonly runId: string
  /** The agent's name, where it has one. */
  readonly agent?: string
  readonly kind: string
  readonly systemPrompt: string
  readonly steps: readonly Step[]
  readonly maxSteps: number
  /** How many of the first steps are of runs before this one, in the same conversation. */
  readonly earlierSteps: number
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** Milliseconds that the run went on for before it was saved. */
  readonly elapsedMs: number
  /** What came with the tasks, for an agent without code, as JSON. */
  readonly variables?: { readonly [name: string]: JsonValue }
  /** The code's session as `base64`, where the run has one. */
  readonly session?: string
  /** Left out when the run rests between two steps. */
  readonly step?: SavedStep
}

/** The ids of a run at rest and of all sub-agents' runs that it waits for. */
export function runIdsOf(runId: string, waiting: SavedStep['waiting']): readonly string[] {
  const children = Object.values(waiting).flatMap((call) => (call.kind === 'agent' ? [call.saved] : []))
  return [runId, ...children.flatMap((child) => runIdsOf(child.runId, child.step?.waiting ?? {}))]
}
