/// <reference types="node" />
import type { AgentParts, AgentToolParts, BlockingRequest } from '../../blocking-run.ts'
import type { Model } from '../../model/model.ts'
import { isAsyncFunction } from '../../tool/is-async-function.ts'
import { isStandardSchema } from '../../tool/standard-schema.ts'
import type { Callbacks } from './callbacks.ts'
import { isPlain, MARK, type Mark } from './marks.ts'
import { modelKey } from './model-key.ts'
import { needsArun } from './needs-arun.ts'
import { packSchema } from './pack-schema.ts'
import { isTool, packTool } from './pack-tool.ts'

/** Clones keep these as they are. */
const DATA = [Date, RegExp, Map, Set, Error, ArrayBuffer, SharedArrayBuffer]

/** Makes plain data of an agent or of options, with marks for what is none; functions are kept among `callbacks`. */
export class Packer {
  readonly #callbacks: Callbacks
  readonly #partsOf: NonNullable<BlockingRequest['partsOf']>
  /** What was packed already: an object that is met again, or in itself, is one object in the clone too. */
  readonly #packed = new Map<object, unknown>()

  constructor(callbacks: Callbacks, partsOf: BlockingRequest['partsOf'] = () => undefined) {
    this.#callbacks = callbacks
    this.#partsOf = partsOf
  }

  /** Packs an agent; throws an AgentError `needs-arun` for what can only answer by promises. */
  packAgent({ kind, options }: AgentParts): Mark {
    const { executor } = options as { readonly executor?: unknown }
    if (typeof executor === 'object' && executor !== null) throw needsArun('the option executor answers by promises')
    // Code runs in the helper thread itself, and spans are of the thread that they begin in.
    const { threads: _, ...rest } = options as { readonly threads?: number }
    return { [MARK]: 'agent', kind, options: this.pack({ ...rest, telemetry: false }, '') }
  }

  /**
   * Packs any value.
   * @param path where it stands among the options, for errors: `hooks.onStep`
   * @param owner what is `this` in it, where it is a function
   */
  pack(value: unknown, path: string, owner?: object): unknown {
    // First: some libraries' schemas are functions.
    if (isStandardSchema(value)) {
      const standard = value['~standard']
      const validate = this.#callbacks.add(`the schema ${path}`, ([input]) => standard.validate(input))
      return packSchema(value, validate)
    }
    if (typeof value === 'function') return this.#packFunction(value as (...args: unknown[]) => unknown, path, owner)
    if (typeof value !== 'object' || value === null) return value
    const known = this.#packed.get(value)
    if (known !== undefined) return known
    const made = this.#packObject(value, path)
    this.#packed.set(value, made)
    return made
  }

  #packFunction(callback: (...args: unknown[]) => unknown, path: string, owner: object | undefined): Mark {
    const label = `the option ${path}`
    if (isAsyncFunction(callback)) throw needsArun(`${label} is async`)
    return this.#callbacks.add(label, (args) => Reflect.apply(callback, owner, args))
  }

  #packObject(value: object, path: string): unknown {
    if (value instanceof AbortSignal) return { [MARK]: 'signal' } satisfies Mark
    const parts = this.#partsOf(value)
    if (parts !== undefined) return this.#packParts(parts)
    // First: a tool may have a method named as a model's, and no model is a tool.
    if (isTool(value)) return packTool(value, this.#callbacks, (field, at) => this.pack(field, at, value))
    if (isModel(value)) return this.#packModel(value)
    if (Array.isArray(value)) return this.#packArray(value, path)
    if (isPlain(value)) return this.#packPlain(value, path)
    if (DATA.some((Data) => value instanceof Data) || ArrayBuffer.isView(value)) return value
    // Its other fields are its own business, and may be anything: sockets, caches, whole clients.
    return this.#packFields(value, sharedKeys(value), path)
  }

  #packArray(items: readonly unknown[], path: string): unknown[] {
    const made: unknown[] = []
    this.#packed.set(items, made)
    for (const [index, item] of items.entries()) made.push(this.pack(item, `${path}[${index}]`, items))
    return made
  }

  #packPlain(value: Readonly<Record<string, unknown>>, path: string): object {
    if (!Object.hasOwn(value, MARK)) return this.#packFields(value, Object.keys(value), path)
    const fields = Object.entries(value).map(
      ([key, field]) => [key, this.pack(field, `${path}.${key}`, value)] as const,
    )
    return { [MARK]: 'plain', fields } satisfies Mark
  }

  #packFields(value: object, keys: readonly string[], path: string): object {
    const made: Record<string, unknown> = {}
    this.#packed.set(value, made)
    for (const key of keys) {
      const field = this.pack((value as Record<string, unknown>)[key], path === '' ? key : `${path}.${key}`, value)
      Object.defineProperty(made, key, { value: field, enumerable: true, configurable: true, writable: true })
    }
    return made
  }

  #packParts(parts: AgentParts | AgentToolParts): Mark {
    if (parts.kind !== 'agent-tool') return this.packAgent(parts)
    return { [MARK]: 'agent-tool', agent: this.pack(parts.agent, ''), options: this.pack(parts.options, '') }
  }

  #packModel(model: Model): Mark {
    const blueprint = model.blueprint?.()
    if (blueprint !== undefined) return { [MARK]: 'model', key: modelKey(model), blueprint }
    const name = describeModel(model)
    if (typeof model.generateSync !== 'function') throw needsArun(`${name} answers by promises only`)
    const generate = this.#callbacks.add(name, (args) =>
      Reflect.apply(model.generateSync as () => unknown, model, args),
    )
    return { [MARK]: 'caller-model', id: model.id, provider: model.provider, generate }
  }
}

function isModel(value: object): value is Model {
  return 'generate' in value && typeof value.generate === 'function'
}

function describeModel(model: Model): string {
  const made = model.constructor?.name
  const id = model.id === undefined ? '' : ` ${model.id}`
  return made === undefined || made === 'Object' ? `the model${id}` : `the model${id} (${made})`
}

/** The keys of an instance under which there is a function, of its class too, or a primitive. */
function sharedKeys(value: object): string[] {
  const keys = new Set(Object.keys(value).filter((key) => !isObject((value as Record<string, unknown>)[key])))
  for (let at = Object.getPrototypeOf(value); at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const [key, { value: method }] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      if (typeof method === 'function' && key !== 'constructor') keys.add(key)
    }
  }
  return [...keys]
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
