import { openTelemetry } from './open-telemetry.ts'
import type { Telemetry } from './telemetry.ts'

/**
 * Finds OpenTelemetry: its telemetry where the optional peer `@opentelemetry/api` is installed, undefined where not.
 */
export async function findTelemetry(): Promise<Telemetry | undefined> {
  try {
    // The name stands here in full, and within `try`: so bundlers take the package in where it is installed (a bundled
    // server has no node_modules to look in later), and leave the import be where it is not.
    return openTelemetry(await import('@opentelemetry/api'))
  } catch {
    return undefined
  }
}
