import type { TokenUsage } from '../model/model.ts'

/** US dollars for a million tokens of one model. */
export interface Price {
  readonly inputUsd: number
  readonly outputUsd: number
  /** For input from the server's prompt cache. Default `inputUsd`. */
  readonly cachedUsd?: number
}

/** Prices by the model's `id`. */
export type Prices = Readonly<Record<string, Price>>

const TOKENS_PRICED = 1_000_000

/** What tokens cost by a price, in US dollars. */
export function costOf(usage: TokenUsage | undefined, price: Price | undefined): number {
  if (usage === undefined || price === undefined) return 0
  const { inputUsd, outputUsd, cachedUsd = inputUsd } = price
  const fresh = Math.max(0, usage.inputTokens - usage.cachedTokens)
  return (fresh * inputUsd + usage.cachedTokens * cachedUsd + usage.outputTokens * outputUsd) / TOKENS_PRICED
}
