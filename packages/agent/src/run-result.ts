import type { JsonValue } from './json.ts'
import type { TokenUsage } from './model/model.ts'
import type { Step } from './steps.ts'

/** What a whole run came to; plain JSON. */
export interface RunResult {
  /** The answer as JSON: what JSON lacks (dates, maps, big integers …) as `toJson` writes it. */
  readonly output: JsonValue
  /** `final-answer`: the model ended the run; `max-steps`: its steps ran out, and `output` is its best answer. */
  readonly finishReason: 'final-answer' | 'max-steps'
  readonly steps: readonly Step[]
  /** All model calls together, as far as the server counts. */
  readonly usage: TokenUsage
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly durationMs: number
}

const NO_USAGE: TokenUsage = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, reasoningTokens: 0 }

/** Adds up the tokens of a run's steps. */
export function sumUsage(steps: readonly Step[]): TokenUsage {
  return steps
    .map((step) => (step.type === 'task' ? NO_USAGE : (step.usage ?? NO_USAGE)))
    .reduce(
      (sum, usage) => ({
        inputTokens: sum.inputTokens + usage.inputTokens,
        outputTokens: sum.outputTokens + usage.outputTokens,
        cachedTokens: sum.cachedTokens + usage.cachedTokens,
        reasoningTokens: sum.reasoningTokens + usage.reasoningTokens,
      }),
      NO_USAGE,
    )
}
