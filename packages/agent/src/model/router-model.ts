import { leavableStream } from './leavable-stream.ts'
import type { Model, ModelBlueprint, ModelDelta, ModelMessage, ModelOptions, ModelReply } from './model.ts'
import { nameOfRoute, RouteAttempts } from './route-attempts.ts'
import { RouteChoice } from './route-choice.ts'
import {
  type RouterModelOptions,
  type RouterModelPlan,
  type RouterSettings,
  readRouterOptions,
} from './router-options.ts'
import { streamModel } from './stream-model.ts'

/**
 * A model that asks one of several: the next one when one fails, or the least busy one to spread the load.
 *
 * Every error but an abort makes it ask another model, each once; when all have failed it rejects with an
 * AggregateError of their errors, in order. A stream goes over to another model only before its first piece: after
 * that its error is the call's. A model that failed is asked last for a while, unless the request was at fault (400,
 * 413, 422). It answers at once where every model can.
 *
 * @example
 * const broken: Model = { id: 'large', generate: async () => Promise.reject(new Error('Overloaded')) }
 * const router = new RouterModel({ models: [broken, new ScriptedModel(['Hello'])] })
 * const { text } = await router.generate([{ role: 'user', content: 'Hi' }])
 * text // 'Hello'
 */
export class RouterModel implements Model {
  readonly id?: string
  readonly provider?: string
  readonly generateSync?: (messages: readonly ModelMessage[], options?: ModelOptions) => ModelReply
  readonly #settings: RouterSettings
  readonly #choice: RouteChoice
  readonly #plan: Pick<RouterModelPlan, 'strategy' | 'cooldownMs' | 'id'> | undefined

  constructor(options: RouterModelOptions) {
    this.#settings = readRouterOptions(options)
    const { models, strategy, cooldownMs } = this.#settings
    this.#choice = new RouteChoice(models, strategy, cooldownMs)
    const { isPassing, onFallback, id } = options
    // Functions cannot go to another thread, nor can a subclass: without them it would be another router.
    if (new.target === RouterModel && !isPassing && !onFallback)
      this.#plan = { strategy, cooldownMs, ...(id === undefined ? {} : { id }) }
    if (id !== undefined) this.id = id
    else if (models.some(({ model }) => model.id !== undefined)) this.id = joinNames(models)
    const [provider, ...others] = new Set(models.map(({ model }) => model.provider))
    if (provider !== undefined && others.length === 0) this.provider = provider
    if (models.every(({ model }) => model.generateSync)) this.generateSync = this.#generateSync
  }

  async generate(messages: readonly ModelMessage[], options: ModelOptions = {}): Promise<ModelReply> {
    const attempts = this.#begin(options)
    while (true) {
      const route = attempts.enter()
      try {
        return await route.model.generate(messages, options)
      } catch (error) {
        attempts.fail(route, error)
      } finally {
        attempts.leave(route)
      }
    }
  }

  generateStream(messages: readonly ModelMessage[], options: ModelOptions = {}): AsyncIterableIterator<ModelDelta> {
    return leavableStream((signal) => this.#stream(messages, { ...options, signal }), options.signal)
  }

  async *#stream(
    messages: readonly ModelMessage[],
    options: ModelOptions,
  ): AsyncGenerator<ModelDelta, void, undefined> {
    const attempts = this.#begin(options)
    while (true) {
      const route = attempts.enter()
      let hasBegun = false
      try {
        for await (const delta of streamModel(route.model, messages, options)) {
          hasBegun = true
          yield delta
        }
        if (hasBegun) return
        throw new Error('The stream ended before it began')
      } catch (error) {
        if (hasBegun) attempts.breakOff(route, error)
        attempts.fail(route, error)
      } finally {
        attempts.leave(route)
      }
    }
  }

  #generateSync = (messages: readonly ModelMessage[], options: ModelOptions = {}): ModelReply => {
    const attempts = this.#begin(options)
    while (true) {
      const route = attempts.enter()
      try {
        // Every model has it, or nobody could call this.
        return (route.model as Required<Model>).generateSync(messages, options)
      } catch (error) {
        attempts.fail(route, error)
      } finally {
        attempts.leave(route)
      }
    }
  }

  /** Its options as a {@link RouterModelPlan}; undefined where it has functions, or a model has no blueprint. */
  blueprint(): ModelBlueprint | undefined {
    if (this.#plan === undefined) return undefined
    const models: { model: ModelBlueprint; weight: number }[] = []
    for (const { model, weight } of this.#settings.models) {
      const blueprint = model.blueprint?.()
      if (blueprint === undefined) return undefined
      models.push({ model: blueprint, weight })
    }
    const plan: RouterModelPlan = { models, ...this.#plan }
    return { model: 'RouterModel', options: plan }
  }

  #begin({ signal }: ModelOptions): RouteAttempts {
    return new RouteAttempts(this.#choice, this.#settings, signal)
  }
}

function joinNames(models: RouterSettings['models']): string {
  return [...new Set(models.map(({ model }, index) => nameOfRoute(model, index)))].join(' | ')
}
