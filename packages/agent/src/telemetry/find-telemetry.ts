import type * as OpenTelemetry from '@opentelemetry/api'
import { openTelemetry } from './open-telemetry.ts'
import { NO_WATCH, type Telemetry } from './telemetry.ts'

/** What is asked of the module to find out. */
type Api = Pick<typeof OpenTelemetry, 'trace' | 'metrics' | 'ProxyTracerProvider' | 'createNoopMeter'>

/**
 * Finds OpenTelemetry: its telemetry where the optional peer `@opentelemetry/api` is installed, undefined where not.
 *
 * As long as nobody has registered a provider there is nothing to tell, and runs are not watched.
 */
export async function findTelemetry(): Promise<Telemetry | undefined> {
  try {
    // The name stands here in full, and within `try`: so bundlers take the package in where it is installed (a bundled
    // server has no node_modules to look in later), and leave the import be where it is not.
    const api = await import('@opentelemetry/api')
    const telemetry = openTelemetry(api)
    return { watch: (run) => (hasProvider(api) ? telemetry.watch(run) : NO_WATCH) }
  } catch {
    return undefined
  }
}

/** Whether traces or metrics go anywhere: without a provider the API gives the one object that does nothing. */
function hasProvider({ trace, metrics, ProxyTracerProvider, createNoopMeter }: Api): boolean {
  const provider = trace.getTracerProvider()
  const tracing = provider instanceof ProxyTracerProvider ? provider.getDelegate() : provider
  const isTraced = tracing !== new ProxyTracerProvider().getDelegate()
  return isTraced || metrics.getMeter('') !== createNoopMeter()
}
