import type { Model, ModelBlueprint, ModelDelta, ModelMessage, ModelOptions, ModelReply, TokenUsage } from './model.ts'
import { pause } from './pause.ts'

/** One prepared reply: its text, or the whole reply. */
export type ScriptedReply = string | ModelReply

/** Computes the reply to a conversation. Only one that returns no promise can be asked by `agent.run`. */
export type Script = (
  messages: readonly ModelMessage[],
  options: ModelOptions,
) => ScriptedReply | Promise<ScriptedReply>

/** How a {@link ScriptedModel} plays. */
export interface ScriptedModelOptions {
  /** What it says its name is: for prices, telemetry and transcripts. Default none. */
  readonly id?: string
  /** Milliseconds that each answer takes. Default 0. */
  readonly latencyMs?: number
  /** Characters in one piece of a stream. Default 8. */
  readonly chunkChars?: number
  /** What each reply that says nothing of it has used. Default nothing is said. */
  readonly usage?: TokenUsage
}

/** A script with its options in one: what a {@link ScriptedModel}'s blueprint holds where it has options. */
export interface ScriptedModelPlan extends ScriptedModelOptions {
  readonly replies: readonly ScriptedReply[]
}

const OPTION_NAMES = new Set(['id', 'latencyMs', 'chunkChars', 'usage'])

/**
 * A model that plays prepared replies: for tests, and for trying an agent without a key.
 *
 * A list is played in order, and every run plays it from its start: the reply is chosen by how many the conversation
 * already has, so overlapping runs do not disturb each other. Rejects with a RangeError when the list is at its end.
 *
 * @example
 * const model = new ScriptedModel(['<code>finalAnswer(6 * 7)</code>'])
 * model.generateSync([{ role: 'user', content: 'Six times seven?' }]).text // '<code>finalAnswer(6 * 7)</code>'
 */
export class ScriptedModel implements Model {
  readonly id?: string
  readonly #script: Script
  readonly #blueprint: ModelBlueprint | undefined
  readonly #latencyMs: number
  readonly #usage: TokenUsage | undefined
  readonly #piece: RegExp

  /** @param replies a list, a function, or what the blueprint of another scripted model holds */
  constructor(replies: readonly ScriptedReply[] | Script | ScriptedModelPlan, options: ScriptedModelOptions = {}) {
    if (isPlan(replies)) ({ replies, ...options } = replies)
    const script = replies
    if (typeof script !== 'function' && !Array.isArray(script)) {
      throw new TypeError('Cannot make a ScriptedModel: it takes a list of replies or a function')
    }
    const { id, latencyMs = 0, chunkChars = 8, usage } = checkOptions(options)
    if (id !== undefined) this.id = id
    this.#script = typeof script === 'function' ? script : (messages) => nextReply(script, messages)
    // A subclass may answer otherwise, and no name of ours stands for it.
    const isPlain = new.target === ScriptedModel && typeof script !== 'function'
    this.#blueprint = isPlain ? drawBlueprint(script, options) : undefined
    this.#latencyMs = latencyMs
    this.#usage = usage
    // With the flag `u` no character of two code units is cut in the middle.
    this.#piece = new RegExp(`.{1,${chunkChars}}`, 'gsu')
  }

  async generate(messages: readonly ModelMessage[], options: ModelOptions = {}): Promise<ModelReply> {
    options.signal?.throwIfAborted()
    if (this.#latencyMs > 0) await pause(this.#latencyMs, options.signal)
    return this.#complete(await this.#script(messages, options))
  }

  async *generateStream(messages: readonly ModelMessage[], options: ModelOptions = {}): AsyncGenerator<ModelDelta> {
    const reply = await this.generate(messages, options)
    for (const type of ['reasoning', 'text'] as const) {
      for (const text of reply[type]?.match(this.#piece) ?? []) {
        yield { type, text }
        options.signal?.throwIfAborted()
      }
    }
    yield { type: 'reply', reply }
  }

  /** Answers at once; with a latency it blocks its thread so long, which throws where a thread may not block. */
  generateSync(messages: readonly ModelMessage[], options: ModelOptions = {}): ModelReply {
    options.signal?.throwIfAborted()
    if (this.#latencyMs > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, this.#latencyMs)
    const reply = this.#script(messages, options)
    if (!isPromise(reply)) return this.#complete(reply)
    // Whatever becomes of it, nobody is left to hear.
    void reply.then(undefined, () => {})
    throw new TypeError(
      'Cannot answer at once: the function of this ScriptedModel returns a promise; ' +
        'let it return the reply itself, or ask the agent with arun',
    )
  }

  /** The replies as data, together with the options where there are any; undefined for a function. */
  blueprint(): ModelBlueprint | undefined {
    return this.#blueprint
  }

  #complete(reply: ScriptedReply): ModelReply {
    const whole: ModelReply = typeof reply === 'string' ? { text: reply, finishReason: 'stop' } : reply
    return this.#usage === undefined || whole.usage !== undefined ? whole : { ...whole, usage: this.#usage }
  }
}

function isPlan(replies: unknown): replies is ScriptedModelPlan {
  return typeof replies === 'object' && replies !== null && 'replies' in replies
}

function isPromise(reply: ScriptedReply | Promise<ScriptedReply>): reply is Promise<ScriptedReply> {
  return typeof reply === 'object' && 'then' in reply
}

function drawBlueprint(replies: readonly ScriptedReply[], options: ScriptedModelOptions): ModelBlueprint {
  const plan: readonly ScriptedReply[] | ScriptedModelPlan =
    Object.keys(options).length === 0 ? replies : { replies, ...options }
  return { model: 'ScriptedModel', options: plan }
}

function checkOptions(options: ScriptedModelOptions): ScriptedModelOptions {
  const unknown = Object.keys(options).find((name) => !OPTION_NAMES.has(name))
  if (unknown !== undefined) {
    throw new TypeError(
      `Cannot make a ScriptedModel: there is no option ${unknown}, only ${[...OPTION_NAMES].join(', ')}`,
    )
  }
  const { latencyMs = 0, chunkChars = 8 } = options
  if (!(Number.isFinite(latencyMs) && latencyMs >= 0)) {
    throw new RangeError(`Cannot make a ScriptedModel: latencyMs must be 0 or more, and is ${latencyMs}`)
  }
  if (!(Number.isSafeInteger(chunkChars) && chunkChars >= 1)) {
    throw new RangeError(`Cannot make a ScriptedModel: chunkChars must be a whole number from 1, and is ${chunkChars}`)
  }
  return options
}

function nextReply(replies: readonly ScriptedReply[], messages: readonly ModelMessage[]): ScriptedReply {
  let played = 0
  for (const { role } of messages) if (role === 'assistant') played++
  const reply = replies[played]
  if (reply === undefined) {
    throw new RangeError(`Cannot play reply ${played + 1}: the script has ${replies.length}`)
  }
  return reply
}
