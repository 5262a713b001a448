import type { TokenUsage } from '../model/model.ts'
import type { Step, StepCall } from '../steps.ts'
import { FINAL_ANSWER_NAME } from '../tool/final-answer.ts'

/** What a run used, its sub-agents' runs included; times are sums, so calls that overlap count each. */
export interface RunUsage extends TokenUsage {
  readonly modelCalls: number
  readonly toolCalls: number
  /** Milliseconds that models took. */
  readonly modelMs: number
  /** Milliseconds that guest code itself ran. */
  readonly guestCpuMs: number
  /** Milliseconds that tools took. */
  readonly toolMs: number
}

const NO_TOKENS: TokenUsage = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, reasoningTokens: 0 }
const NO_USAGE: RunUsage = { ...NO_TOKENS, modelCalls: 0, toolCalls: 0, modelMs: 0, guestCpuMs: 0, toolMs: 0 }

/** Adds up what the steps of a run used. */
export function sumUsage(steps: readonly Step[]): RunUsage {
  return steps.map(usageOfStep).reduce(addUsage, NO_USAGE)
}

function usageOfStep(step: Step): RunUsage {
  if (step.type === 'task') return NO_USAGE
  const own = { ...NO_USAGE, ...step.usage, modelCalls: 1, modelMs: step.modelMs }
  if (step.type !== 'action') return own
  const calls = step.calls.filter(({ name }) => name !== FINAL_ANSWER_NAME).map(usageOfCall)
  return calls.reduce<RunUsage>(addUsage, { ...own, guestCpuMs: step.guestCpuMs })
}

/** A call of a sub-agent is what its run used; the call itself only waited. */
function usageOfCall({ durationMs, run }: StepCall): RunUsage {
  return run ? run.usage : { ...NO_USAGE, toolCalls: 1, toolMs: durationMs }
}

function addUsage(sum: RunUsage, usage: RunUsage): RunUsage {
  return {
    inputTokens: sum.inputTokens + usage.inputTokens,
    outputTokens: sum.outputTokens + usage.outputTokens,
    cachedTokens: sum.cachedTokens + usage.cachedTokens,
    reasoningTokens: sum.reasoningTokens + usage.reasoningTokens,
    modelCalls: sum.modelCalls + usage.modelCalls,
    toolCalls: sum.toolCalls + usage.toolCalls,
    modelMs: sum.modelMs + usage.modelMs,
    guestCpuMs: sum.guestCpuMs + usage.guestCpuMs,
    toolMs: sum.toolMs + usage.toolMs,
    ...(sum.isEstimated || usage.isEstimated ? { isEstimated: true } : {}),
  }
}
