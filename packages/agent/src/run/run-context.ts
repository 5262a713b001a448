import type { AgentError } from '../errors.ts'
import type { AgentEvent, RunEvent } from '../events.ts'
import type { Hooks } from '../hooks.ts'
import type { Step } from '../steps.ts'
import type { RunWatch } from '../telemetry/telemetry.ts'
import type { Prices } from './prices.ts'
import type { Requests } from './requests.ts'
import type { Rest } from './rest.ts'

/** What the parts of one run share. */
export interface RunContext {
  readonly runId: string
  /** The agent's name, where it has one. */
  readonly agent: string | undefined
  /** Aborted when the run, or its time, is over. */
  readonly signal: AbortSignal
  /** Ends the run with what a hook threw. */
  readonly fail: (error: AgentError) => void
  readonly requests: Requests
  readonly rest: Rest
  readonly hooks: Hooks
  readonly prices: Prices | undefined
  /** What came with the tasks of the conversation, by name. */
  readonly variables: Readonly<Record<string, unknown>>
  /** What the run remembers so far. */
  readonly steps: () => readonly Step[]
  /** Whether the pieces of replies are events. */
  readonly streamText: boolean
  /** Whether anybody is told of events: where not, those of calls and logs are not even made. */
  readonly isWatched: boolean
  /** Told of the run's own events at the moment they happen; spans of others in a tool belong to its call. */
  readonly watch: RunWatch
}

/** Where the events of one step go while its calls are at work. */
export type Emit = (event: RunEvent | AgentEvent) => void

/** Where they go when nobody is told. */
export const UNHEARD: Emit = () => {}
