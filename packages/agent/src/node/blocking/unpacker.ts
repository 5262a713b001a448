import type { Agent } from '../../agent.ts'
import type { AgentToolOptions } from '../../agent-tool.ts'
import { CodeAgent, type CodeAgentOptions } from '../../code-agent.ts'
import type { CodeExecutor } from '../../executor.ts'
import type { Model, ModelReply } from '../../model/model.ts'
import type { StandardSchema } from '../../tool/standard-schema.ts'
import { ToolCallingAgent } from '../../tool-calling-agent.ts'
import { isMark, isPlain, MARK, type Mark } from './marks.ts'
import type { CallbackScope } from './messages.ts'
import type { Models } from './models.ts'

/** What an {@link Unpacker} makes things of. */
export interface UnpackerOptions {
  /** Calls a function of the calling thread. */
  readonly call: (scope: CallbackScope, id: number, args: readonly unknown[]) => unknown
  readonly models: Models
  readonly executor: CodeExecutor
  /** Where the numbers of the calling thread's tools are noted. */
  readonly toolIndexes: WeakMap<object, number>
  /** Of the run, where a run's options are unpacked. */
  readonly signal?: AbortSignal
}

type Kind = Mark[typeof MARK]
type MarkOf<One extends Kind> = Extract<Mark, { readonly [MARK]: One }>

/** Makes agents and options of what a packer of the calling thread made of them. */
export class Unpacker {
  readonly #options: UnpackerOptions
  readonly #made = new Map<object, unknown>()

  constructor(options: UnpackerOptions) {
    this.#options = options
  }

  unpack(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || (!Array.isArray(value) && !isPlain(value))) return value
    const known = this.#made.get(value)
    if (known !== undefined) return known
    const made = isMark(value) ? this.#unpackMark(value) : this.#unpackFields(value)
    this.#made.set(value, made)
    return made
  }

  #unpackFields(value: object): object {
    const made: object = Array.isArray(value) ? [] : {}
    this.#made.set(value, made)
    for (const [key, field] of Object.entries(value)) {
      const own = { value: this.unpack(field), enumerable: true, configurable: true, writable: true }
      Object.defineProperty(made, key, own)
    }
    return made
  }

  #unpackMark(mark: Mark): unknown {
    switch (mark[MARK]) {
      case 'function':
        return (...args: unknown[]) => this.#options.call(mark.scope, mark.id, args)
      case 'signal':
        return this.#options.signal
      case 'plain':
        return Object.fromEntries(mark.fields.map(([key, field]) => [key, this.unpack(field)]))
      case 'tool':
        return this.#unpackTool(mark)
      case 'model':
        return this.#options.models.get(mark.key, mark.blueprint)
      case 'caller-model':
        return this.#unpackCallerModel(mark)
      case 'schema':
        return this.#unpackSchema(mark)
      case 'agent':
        return this.#unpackAgent(mark)
      case 'agent-tool':
        return (this.unpack(mark.agent) as Agent).asTool(this.unpack(mark.options) as AgentToolOptions)
    }
  }

  #unpackTool({ index, fields }: MarkOf<'tool'>): unknown {
    const tool = this.#unpackFields(fields)
    this.#options.toolIndexes.set(tool, index)
    return tool
  }

  #unpackCallerModel({ id, provider, generate }: MarkOf<'caller-model'>): Model {
    const ask = this.unpack(generate) as Model['generate']
    return {
      ...(id === undefined ? {} : { id }),
      ...(provider === undefined ? {} : { provider }),
      generate: async (messages, options): Promise<ModelReply> => ask(messages, options),
    }
  }

  #unpackSchema({ vendor, validate, input, output }: MarkOf<'schema'>): StandardSchema {
    const checked = validate === undefined ? (value: unknown) => ({ value }) : this.unpack(validate)
    const write = (side: string, written: object | undefined) => (): Readonly<Record<string, unknown>> => {
      if (written === undefined) throw new TypeError(`The schema cannot say its ${side} as JSON Schema`)
      return written as Readonly<Record<string, unknown>>
    }
    return {
      '~standard': {
        version: 1,
        vendor,
        validate: checked as StandardSchema['~standard']['validate'],
        jsonSchema: { input: write('input', input), output: write('output', output) },
      },
    }
  }

  #unpackAgent({ kind, options }: MarkOf<'agent'>): Agent {
    const unpacked = this.unpack(options) as CodeAgentOptions
    if (kind === 'tool-calling') return new ToolCallingAgent(unpacked)
    return new CodeAgent({ ...unpacked, executor: this.#options.executor })
  }
}
