import type { BudgetOptions } from './run/budget.ts'
import type { Prices } from './run/prices.ts'

/** Throws a TypeError for options that are no object or have an unknown name. */
export function refuseUnknown(what: string, options: object, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null) throw new TypeError(`The options of ${what} must be an object`)
  const unknown = Object.keys(options).find((name) => !known.includes(name))
  if (unknown === undefined) return
  throw new TypeError(`There is no option ${unknown} of ${what}: use ${known.join(', ')}`)
}

/** Throws a TypeError or RangeError unless `value` is a whole number from `least`. */
export function checkCount(name: string, value: unknown, least = 1): void {
  if (Number.isInteger(value) && (value as number) >= least) return
  const message = `Cannot take ${String(value)} as ${name}: it must be a whole number of at least ${least}`
  throw typeof value === 'number' ? new RangeError(message) : new TypeError(message)
}

/** Checks what a run may use; a limit in dollars needs the model's price. */
export function checkBudget(
  { maxTokens, maxCostUsd, maxWallMs }: BudgetOptions,
  { modelId, prices }: { readonly modelId: string | undefined; readonly prices: Prices | undefined },
): void {
  if (maxTokens !== undefined) checkCount('maxTokens', maxTokens)
  if (maxWallMs !== undefined) checkCount('maxWallMs', maxWallMs)
  if (maxCostUsd === undefined) return
  checkDollars('maxCostUsd', maxCostUsd)
  if (modelId !== undefined && prices && Object.hasOwn(prices, modelId)) return
  throw new TypeError(`Cannot keep to maxCostUsd: prices has no entry for the model ${modelId ?? 'without an id'}`)
}

/** Checks a price table. */
export function checkPrices(prices: Prices): void {
  if (typeof prices !== 'object' || prices === null) throw new TypeError('prices must be an object, by the models’ ids')
  for (const [id, price] of Object.entries(prices)) {
    refuseUnknown(`the price of ${id}`, price, ['inputUsd', 'outputUsd', 'cachedUsd'])
    const { inputUsd, outputUsd, cachedUsd } = price
    checkDollars(`the inputUsd of ${id}`, inputUsd)
    checkDollars(`the outputUsd of ${id}`, outputUsd)
    if (cachedUsd !== undefined) checkDollars(`the cachedUsd of ${id}`, cachedUsd)
  }
}

function checkDollars(name: string, value: unknown): void {
  if (typeof value === 'number' && value >= 0) return
  const message = `Cannot take ${String(value)} as ${name}: it must be a number of US dollars from 0`
  throw typeof value === 'number' ? new RangeError(message) : new TypeError(message)
}
