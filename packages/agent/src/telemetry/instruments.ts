import type { OpenTelemetryHistogram, OpenTelemetryMeter } from './open-telemetry-api.ts'

/** What is measured of runs: the metrics of the GenAI conventions, and the steps of a run. */
export interface Instruments {
  readonly modelSeconds: OpenTelemetryHistogram
  readonly firstChunkSeconds: OpenTelemetryHistogram
  readonly tokens: OpenTelemetryHistogram
  readonly toolSeconds: OpenTelemetryHistogram
  readonly runSeconds: OpenTelemetryHistogram
  readonly modelCalls: OpenTelemetryHistogram
  readonly toolCalls: OpenTelemetryHistogram
  readonly steps: OpenTelemetryHistogram
}

// The boundaries are those that the conventions ask for; those of counts are theirs for calls.
const OPERATION_SECONDS = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92]
const RUN_SECONDS = [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 51.2, 102.4, 204.8, 409.6]
const TOKENS = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864]
const COUNTS = [1, 2, 4, 8, 16, 32, 64, 128]

/**
 * Makes the instruments of a meter.
 *
 * https://github.com/open-telemetry/semantic-conventions-genai/blob/main/docs/gen-ai/gen-ai-metrics.md
 */
export function createInstruments(meter: OpenTelemetryMeter): Instruments {
  const histogram = (name: string, unit: string, description: string, boundaries: readonly number[]) =>
    meter.createHistogram(name, { unit, description, advice: { explicitBucketBoundaries: [...boundaries] } })
  return {
    modelSeconds: histogram('gen_ai.client.operation.duration', 's', 'Time of one model call', OPERATION_SECONDS),
    firstChunkSeconds: histogram(
      'gen_ai.client.operation.time_to_first_chunk',
      's',
      'Time from asking the model to the first piece of a streamed reply',
      OPERATION_SECONDS,
    ),
    tokens: histogram('gen_ai.client.token.usage', '{token}', 'Tokens of one model call', TOKENS),
    toolSeconds: histogram('gen_ai.execute_tool.duration', 's', 'Time of one tool call', OPERATION_SECONDS),
    runSeconds: histogram('gen_ai.invoke_agent.duration', 's', 'Time of one run of an agent', RUN_SECONDS),
    modelCalls: histogram('gen_ai.invoke_agent.inference_calls', '{inference_call}', 'Model calls of one run', COUNTS),
    toolCalls: histogram('gen_ai.invoke_agent.tool_calls', '{tool_call}', 'Tool calls of one run', COUNTS),
    steps: histogram('dormouse.invoke_agent.steps', '{step}', 'Steps of one run', COUNTS),
  }
}
