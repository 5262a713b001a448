import type { RunEvent } from '../events.ts'

/** Which run is watched. */
export interface WatchedRun {
  readonly runId: string
  /** The agent's name, where it has one, and its kind. */
  readonly agent: string | undefined
  readonly kind: string
  /** The run, and the call in it, that this run answers; `watch` is what watches that run. */
  readonly parent:
    | { readonly runId: string; readonly step: number; readonly call: number; readonly watch: RunWatch }
    | undefined
  readonly model: { readonly id: string | undefined; readonly provider: string | undefined }
}

/** Where in a run something is done: in a tool call, or without `call` in what is going on in the step. */
export interface RunPlace {
  readonly step: number
  readonly call?: number
}

/** Watches one run. */
export interface RunWatch {
  /** Told every event of the run (not those of its sub-agents), at the moment it happens; must not throw. */
  see(event: RunEvent): void
  /** Runs a piece of the run's work, so that spans of others in it belong to that place; its errors are its own. */
  within<Result>(place: RunPlace, work: () => Result): Result
  /** The run is over; without a `run-end` event it was left. */
  end(): void
}

/** Makes spans and metrics of runs; {@link openTelemetry} is one. */
export interface Telemetry {
  watch(run: WatchedRun): RunWatch
}

/** Watches nothing. */
export const NO_WATCH: RunWatch = { see: () => {}, within: (_, work) => work(), end: () => {} }
