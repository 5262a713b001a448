import type { Model, ModelBlueprint } from './model.ts'

/** A model of a router with its share of the load. */
export interface WeightedModel {
  readonly model: Model
  /** Its share beside the others' when the load is spread: over 0. Default 1. */
  readonly weight?: number
}

/** How a `RouterModel` chooses among its models. */
export interface RouterModelOptions {
  /** The models, at least one; the better ones first. A router may be one of them. */
  readonly models: readonly (Model | WeightedModel)[]
  /** `fallback` asks them in this order; `spread` asks the least busy one for its weight. Default `fallback`. */
  readonly strategy?: 'fallback' | 'spread'
  /**
   * Milliseconds that a model that failed is asked only after all others. Default 5,000: long enough to spare one that
   * is overloaded, short enough to come back to the better one soon.
   */
  readonly cooldownMs?: number
  /** Whether an error may pass when another model is asked; else it is the call's. Default: every error may. */
  readonly isPassing?: (error: unknown, model: Model) => boolean
  /** Hears of each error after which another model is asked, and of the model it came from. Default nobody does. */
  readonly onFallback?: (error: unknown, model: Model) => void
  /** What the router says its name is. Default: the models' own name, or their names joined by ` | `. */
  readonly id?: string
}

/** The options of a `RouterModel` as data: each model is a blueprint itself. */
export interface RouterModelPlan {
  readonly models: readonly { readonly model: ModelBlueprint; readonly weight: number }[]
  readonly strategy: 'fallback' | 'spread'
  readonly cooldownMs: number
  readonly id?: string
}

/** The options of a router, checked and in full. */
export interface RouterSettings {
  readonly models: readonly Required<WeightedModel>[]
  readonly strategy: 'fallback' | 'spread'
  readonly cooldownMs: number
  readonly isPassing: (error: unknown, model: Model) => boolean
  readonly onFallback: (error: unknown, model: Model) => void
}

const OPTION_NAMES = new Set(['models', 'strategy', 'cooldownMs', 'isPassing', 'onFallback', 'id'])

/**
 * Checks the options of a router and fills them in.
 * @throws TypeError and RangeError with what is wrong
 * @example readRouterOptions({ models: [new ScriptedModel(['Hello'])] }).cooldownMs // 5000
 */
export function readRouterOptions(options: RouterModelOptions): RouterSettings {
  const unknown = Object.keys(options ?? {}).find((name) => !OPTION_NAMES.has(name))
  if (unknown !== undefined) refuse(`there is no option ${unknown}, only ${[...OPTION_NAMES].join(', ')}`)
  const { models, strategy = 'fallback', cooldownMs = 5_000 } = options ?? {}
  const { isPassing = () => true, onFallback = () => {} } = options ?? {}
  if (!Array.isArray(models) || models.length === 0) refuse('models must be a list of at least one model')
  if (strategy !== 'fallback' && strategy !== 'spread') {
    refuse(`strategy must be fallback or spread, and is ${JSON.stringify(strategy)}`)
  }
  if (!(Number.isFinite(cooldownMs) && cooldownMs >= 0)) {
    refuse(`cooldownMs must be 0 or more, and is ${cooldownMs}`, RangeError)
  }
  for (const [name, value] of Object.entries({ isPassing, onFallback })) {
    if (typeof value !== 'function') refuse(`${name} must be a function`)
  }
  return Object.freeze({ models: options.models.map(readEntry), strategy, cooldownMs, isPassing, onFallback })
}

function readEntry(entry: Model | WeightedModel, index: number): Required<WeightedModel> {
  const isObject = typeof entry === 'object' && entry !== null
  const { model, weight = 1 } = isObject && 'generate' in entry ? { model: entry } : ((entry ?? {}) as WeightedModel)
  if (typeof model?.generate !== 'function') refuse(`models[${index}] is neither a model nor { model, weight }`)
  if (!(Number.isFinite(weight) && weight > 0)) {
    refuse(`the weight of models[${index}] must be over 0, and is ${weight}`, RangeError)
  }
  return { model, weight }
}

function refuse(problem: string, Kind: typeof TypeError | typeof RangeError = TypeError): never {
  throw new Kind(`Cannot make a RouterModel: ${problem}`)
}
