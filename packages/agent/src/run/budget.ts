import type { Step } from '../steps.ts'
import { costOf, type Prices } from './prices.ts'
import type { FinishReason } from './run-result.ts'
import { sumUsage } from './run-usage.ts'

/** What a run may use, sub-agents included, before it is asked for its best answer. */
export interface BudgetOptions {
  /** Tokens, of input and output together. Default: no limit. */
  readonly maxTokens?: number
  /** US dollars by the agent's `prices`. Default: no limit. */
  readonly maxCostUsd?: number
  /** Milliseconds from start to end, waiting included; a step that is at work then is broken off. Default: no limit. */
  readonly maxWallMs?: number
}

/** The budget of one run, at work. */
export interface Budget extends BudgetOptions {
  readonly maxSteps: number
  readonly modelId: string | undefined
  readonly prices: Prices | undefined
  /** Whether the run's time is over. */
  readonly isOverTime: () => boolean
}

/** The limit that is reached before a step, if one is. */
export function limitReached(budget: Budget, steps: readonly Step[], number: number): FinishReason | undefined {
  const { maxTokens, maxCostUsd } = budget
  if (budget.isOverTime()) return 'max-wall'
  if (number > budget.maxSteps) return 'max-steps'
  if (maxTokens !== undefined) {
    const { inputTokens, outputTokens } = sumUsage(steps)
    if (inputTokens + outputTokens >= maxTokens) return 'max-tokens'
  }
  if (maxCostUsd !== undefined && sumCost(steps, budget) >= maxCostUsd) return 'max-cost'
  return undefined
}

/** US dollars that the steps of a run came to, its sub-agents' runs included. */
export function sumCost(steps: readonly Step[], { modelId, prices }: Pick<Budget, 'modelId' | 'prices'>): number {
  const price = modelId === undefined || !prices || !Object.hasOwn(prices, modelId) ? undefined : prices[modelId]
  return steps.reduce((sum, step) => {
    if (step.type === 'task') return sum
    const children = step.type === 'action' ? step.calls.reduce((total, { run }) => total + (run?.costUsd ?? 0), 0) : 0
    return sum + costOf(step.usage, price) + children
  }, 0)
}
