import { createInstruments, type Instruments } from './instruments.ts'
import type { OpenTelemetryApi, OpenTelemetryMeter, OpenTelemetryTracer } from './open-telemetry-api.ts'
import { quietly } from './quietly.ts'
import { RunSpans } from './run-spans.ts'
import { NO_WATCH, type RunWatch, type Telemetry } from './telemetry.ts'

const SCOPE = '@dormouse/agent'

/** What telemetry shows, and where it goes. */
export interface OpenTelemetryOptions {
  /**
   * Whether spans hold what was said: tasks, replies, code, logs, arguments, results, answers. Default false, as the
   * conventions ask: it may be private. Messages of errors are always held.
   */
  readonly recordContent?: boolean
  /** Default: that of the tracer provider which the program has registered. */
  readonly tracer?: OpenTelemetryTracer
  /** Default: that of the meter provider which the program has registered. */
  readonly meter?: OpenTelemetryMeter
}

/**
 * Makes OpenTelemetry spans and metrics of runs, after the GenAI semantic conventions; takes the module
 * `@opentelemetry/api`. Where that is installed, agents do this by themselves: call it for other options.
 *
 * A run is `invoke_agent {name}`, below what was active when it began; below it `dormouse.step` and `plan`; below those
 * the model's `chat {model}`; below a step `dormouse.cell` (code that runs) and `execute_tool {name}`; below the call
 * of a sub-agent that one's `invoke_agent`. What has no convention begins with `dormouse.`. What goes wrong in
 * OpenTelemetry is told to its `diag` and never breaks a run. Throws a TypeError for an `api` that is not that module.
 *
 * https://github.com/open-telemetry/semantic-conventions-genai
 *
 * @example
 * import * as api from '@opentelemetry/api'
 * const telemetry = openTelemetry(api, { recordContent: true }) // the `telemetry` of an agent's options
 */
export function openTelemetry(api: OpenTelemetryApi, options: OpenTelemetryOptions = {}): Telemetry {
  if (typeof api?.trace?.getTracer !== 'function' || typeof api.context?.with !== 'function') {
    throw new TypeError('Cannot make telemetry: openTelemetry takes the module @opentelemetry/api')
  }
  const { recordContent = false, meter } = options
  const instrumentsNow = meter ? keep(() => createInstruments(meter)) : registeredInstruments(api)
  return {
    watch(run) {
      let watch: RunWatch = NO_WATCH
      quietly(api, () => {
        const tracer = options.tracer ?? api.trace.getTracer(SCOPE)
        watch = new RunSpans({ api, tracer, instruments: instrumentsNow(), recordContent }, run)
      })
      return watch
    },
  }
}

function keep<Value>(make: () => Value): () => Value {
  let kept: { readonly value: Value } | undefined
  return () => {
    kept ??= { value: make() }
    return kept.value
  }
}

/** Instruments of a provider that is registered later than the agent is made are not those of the one before. */
function registeredInstruments({ metrics }: OpenTelemetryApi): () => Instruments {
  let kept: { readonly provider: object; readonly instruments: Instruments } | undefined
  return () => {
    const provider = metrics.getMeterProvider()
    if (kept?.provider !== provider) kept = { provider, instruments: createInstruments(metrics.getMeter(SCOPE)) }
    return kept.instruments
  }
}
