import { AzureOpenAIModel } from '../../model/azure-openai-model.ts'
import { InferenceClientModel } from '../../model/inference-client-model.ts'
import { LiteLLMModel } from '../../model/litellm-model.ts'
import type { Model, ModelBlueprint } from '../../model/model.ts'
import { OpenAIModel } from '../../model/openai-model.ts'
import { RouterModel } from '../../model/router-model.ts'
import { ScriptedModel } from '../../model/scripted-model.ts'
import { isPlain } from './marks.ts'

/** The classes whose models have blueprints. */
const CONSTRUCTORS = { AzureOpenAIModel, InferenceClientModel, LiteLLMModel, OpenAIModel, RouterModel, ScriptedModel }
/** Models that are kept; those that were asked for longest ago are made anew when they are needed again. */
const MAX_MODELS = 64

/** The models of the helper thread: each is made once of its blueprint, so its connections and limits outlive a run. */
export class Models {
  readonly #made = new Map<number, Model>()

  /** @param key the number of the model in the calling thread */
  get(key: number, blueprint: unknown): Model {
    const made = this.#made.get(key) ?? makeModel(blueprint as ModelBlueprint)
    this.#made.delete(key)
    this.#made.set(key, made)
    const [oldest] = this.#made.keys()
    if (this.#made.size > MAX_MODELS && oldest !== undefined) this.#made.delete(oldest)
    return made
  }
}

/** Makes a model of its blueprint; blueprints among its options are models too. */
function makeModel({ model, options }: ModelBlueprint): Model {
  const Constructor = constructorOf(model)
  if (Constructor === undefined) throw new TypeError(`Cannot make the model: there is no ${model} in this package`)
  // The options are those that a model of that class was made with.
  return new Constructor(withModels(options) as never)
}

function withModels(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withModels)
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value
  if (isBlueprint(value)) return makeModel(value)
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withModels(field)]))
}

function isBlueprint(value: object): value is ModelBlueprint {
  const { model, ...rest } = value as Partial<ModelBlueprint>
  return typeof model === 'string' && Object.keys(rest).join() === 'options' && constructorOf(model) !== undefined
}

function constructorOf(name: string): (new (options: never) => Model) | undefined {
  return Object.hasOwn(CONSTRUCTORS, name) ? CONSTRUCTORS[name as keyof typeof CONSTRUCTORS] : undefined
}
