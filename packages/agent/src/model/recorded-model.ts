import { AgentError } from '../errors.ts'
import { LEFT } from './leavable-stream.ts'
import type { Model, ModelDelta, ModelMessage, ModelOptions, ModelReply } from './model.ts'
import { describeNearest } from './nearest-recording.ts'
import {
  type RecordedAnswer,
  type RecordedRequest,
  type Recording,
  type RecordingStore,
  recordingKey,
} from './recordings.ts'
import { streamModel } from './stream-model.ts'

/** Where a {@link RecordedModel} takes its answers from. */
export interface RecordedModelOptions {
  /** Where the recordings are: `MemoryRecordings`, `FileRecordings` of `@dormouse/agent/node`, or your own. */
  readonly store: RecordingStore
  /**
   * `replay` asks no model, ever; `record` asks the model each time, and its answers take the place of recorded ones;
   * `auto` replays what is recorded and records the rest. Default `replay`, the one that a test can rely on.
   */
  readonly mode?: 'replay' | 'record' | 'auto'
  /** The model to record. Needed by `record` and `auto`. */
  readonly model?: Model
  /** Tells recordings of several models in one store apart. Default none: a request alone decides its answer. */
  readonly id?: string
  /**
   * Changes a request before it is looked up and kept: takes out what differs each time (a date, a random id) or must
   * not be kept. The model itself is asked the request as it was. Default none.
   */
  readonly normalize?: (request: RecordedRequest) => RecordedRequest
}

/** The answers to one request, and how often it was made. */
interface Tape {
  readonly key: string
  readonly request: RecordedRequest
  /** By when they were asked for; a call that failed leaves a gap. */
  readonly answers: (RecordedAnswer | undefined)[]
  asked: number
  /** Its writes, one after the other: the last one is the fullest. */
  writing: Promise<void>
}

const OPTION_NAMES = new Set(['store', 'mode', 'model', 'id', 'normalize'])
const MODES: readonly unknown[] = ['replay', 'record', 'auto']
const WAY_OUT =
  "record anew with mode 'record', or 'auto', and a model; what differs each time can be taken out with normalize"

/**
 * A model that is recorded once and replayed in tests: same requests, same answers, without a network or a key.
 *
 * A request is found by its messages, tools, format and stop texts. One made several times gets its answers in the
 * order in which it was asked, however long each took; streams come in the same pieces. A request without a recording
 * rejects with an AgentError of code `model` that says how it differs from the nearest one.
 *
 * @example
 * const store = new MemoryRecordings()
 * const hello: ModelMessage[] = [{ role: 'user', content: 'Hi' }]
 * await new RecordedModel({ store, mode: 'record', model: new ScriptedModel(['Hello']) }).generate(hello)
 * const { text } = await new RecordedModel({ store }).generate(hello)
 * text // 'Hello'
 */
export class RecordedModel implements Model {
  readonly id?: string
  readonly provider?: string
  readonly #options: RecordedModelOptions
  readonly #tapes = new Map<string, Promise<Tape>>()

  constructor(options: RecordedModelOptions) {
    checkOptions(options)
    this.#options = options
    const id = options.id ?? options.model?.id
    if (id !== undefined) this.id = id
    if (options.model?.provider !== undefined) this.provider = options.model.provider
  }

  async generate(messages: readonly ModelMessage[], options: ModelOptions = {}): Promise<ModelReply> {
    const { tape, index } = await this.#find(messages, options)
    const recorded = tape.answers[index]
    if (recorded) return recorded.reply
    const reply = await (await this.#modelFor(tape)).generate(messages, options)
    await this.#keep(tape, index, { reply })
    return reply
  }

  async *generateStream(messages: readonly ModelMessage[], options: ModelOptions = {}): AsyncGenerator<ModelDelta> {
    const { tape, index } = await this.#find(messages, options)
    const recorded = tape.answers[index]
    if (recorded) {
      yield* replay(recorded, options.signal)
      return
    }
    const model = await this.#modelFor(tape)
    yield* this.#record(streamModel(model, messages, options), options.signal, (answer) =>
      this.#keep(tape, index, answer),
    )
  }

  /** Resolves once everything that was recorded is in the store; rejects when something could not be written. */
  async saved(): Promise<void> {
    const tapes = await Promise.all(this.#tapes.values())
    await Promise.all(tapes.map(({ writing }) => writing))
  }

  async #find(messages: readonly ModelMessage[], options: ModelOptions): Promise<{ tape: Tape; index: number }> {
    options.signal?.throwIfAborted()
    const whole = writeRequest(messages, options, this.#options.id)
    const request = this.#options.normalize?.(whole) ?? whole
    const key = recordingKey(request)
    let opening = this.#tapes.get(key)
    if (opening === undefined) {
      opening = this.#open(key, request)
      this.#tapes.set(key, opening)
      // A store that could not be read may be readable the next time.
      opening.catch(() => this.#tapes.delete(key))
    }
    // Waiters go on in the order in which they came, so the order of asking decides, not that of answering.
    const tape = await opening
    return { tape, index: tape.asked++ }
  }

  async #open(key: string, request: RecordedRequest): Promise<Tape> {
    const recording = this.#options.mode === 'record' ? undefined : await this.#options.store.read(key)
    return { key, request, answers: [...(recording?.answers ?? [])], asked: 0, writing: Promise.resolve() }
  }

  async #modelFor({ request, answers, asked }: Tape): Promise<Model> {
    const { model, store, mode = 'replay' } = this.#options
    if (model && mode !== 'replay') return model
    const reason =
      answers.length > 0
        ? `it was made ${asked} times, and is recorded ${answers.length === 1 ? 'once' : `${answers.length} times`}`
        : store.list
          ? describeNearest(request, await store.list())
          : 'no recording fits'
    throw new AgentError('model', `Cannot replay a request: ${reason}; ${WAY_OUT}`)
  }

  async *#record(
    deltas: AsyncIterable<ModelDelta>,
    signal: AbortSignal | undefined,
    keep: (answer: RecordedAnswer) => Promise<void>,
  ): AsyncGenerator<ModelDelta, void, undefined> {
    const seen: Exclude<ModelDelta, { type: 'reply' }>[] = []
    // Only a stream that is left by its reader ends while this holds: the caller cuts it, and will again in a replay.
    let isLeft = true
    try {
      for await (const delta of deltas) {
        if (delta.type === 'reply') {
          isLeft = false
          await keep({ reply: delta.reply, deltas: seen })
        } else seen.push(delta)
        yield delta
      }
      isLeft = false
    } catch (error) {
      isLeft = false
      throw error
    } finally {
      if (isLeft && (!signal?.aborted || signal.reason === LEFT))
        await keep({ reply: replyOf(seen), deltas: seen, isLeft })
    }
  }

  #keep(tape: Tape, index: number, answer: RecordedAnswer): Promise<void> {
    const { key, request, answers } = tape
    answers[index] = answer
    const recording: Recording = { request, answers: answers.filter((one) => one !== undefined) }
    // Whoever asked for a write that failed has heard of it.
    tape.writing = tape.writing.catch(() => {}).then(() => this.#options.store.write(key, recording))
    return tape.writing
  }
}

async function* replay({ reply, deltas }: RecordedAnswer, signal: AbortSignal | undefined): AsyncGenerator<ModelDelta> {
  const whole = streamModel({ generate: async () => reply }, [], {})
  for await (const delta of deltas ? [...deltas, { type: 'reply', reply } as const] : whole) {
    signal?.throwIfAborted()
    yield delta
  }
}

/** What had come of a stream that was left. */
function replyOf(deltas: readonly Exclude<ModelDelta, { type: 'reply' }>[]): ModelReply {
  const join = (type: string): string => deltas.map((delta) => (delta.type === type ? delta.text : '')).join('')
  const reasoning = join('reasoning')
  return { text: join('text'), ...(reasoning === '' ? {} : { reasoning }), finishReason: 'other' }
}

function writeRequest(
  messages: readonly ModelMessage[],
  { tools, toolChoice, responseFormat, stop }: ModelOptions,
  id: string | undefined,
): RecordedRequest {
  const request: RecordedRequest = {
    ...(id === undefined ? {} : { id }),
    messages,
    ...(tools?.length ? { tools } : {}),
    ...(toolChoice && tools?.length ? { toolChoice } : {}),
    ...(responseFormat ? { responseFormat } : {}),
    ...(stop?.length ? { stop } : {}),
  }
  // A copy: messages may be changed after the call.
  return JSON.parse(JSON.stringify(request)) as RecordedRequest
}

function checkOptions(options: RecordedModelOptions): void {
  const refuse = (problem: string): never => {
    throw new TypeError(`Cannot make a RecordedModel: ${problem}`)
  }
  const unknown = Object.keys(options ?? {}).find((name) => !OPTION_NAMES.has(name))
  if (unknown !== undefined) refuse(`there is no option ${unknown}, only ${[...OPTION_NAMES].join(', ')}`)
  const { store, mode = 'replay', model, normalize } = options ?? {}
  if (typeof store?.read !== 'function' || typeof store.write !== 'function') {
    refuse('it needs a store with read and write, such as new MemoryRecordings()')
  }
  if (!MODES.includes(mode)) refuse(`mode must be replay, record or auto, and is ${JSON.stringify(mode)}`)
  if (mode !== 'replay' && typeof model?.generate !== 'function') refuse(`mode ${mode} needs a model to record`)
  if (normalize !== undefined && typeof normalize !== 'function') refuse('normalize must be a function')
}
