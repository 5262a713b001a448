import type { OpenTelemetryApi } from './open-telemetry-api.ts'

/** Does something with OpenTelemetry; what goes wrong in it is told to its own diagnostics and breaks nothing. */
export function quietly({ diag }: OpenTelemetryApi, work: () => void): void {
  try {
    work()
  } catch (error) {
    try {
      diag.error('@dormouse/agent could not make telemetry of a run', error)
    } catch {
      // Nobody is left to tell.
    }
  }
}
