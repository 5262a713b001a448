import type { RunEvent } from '../events.ts'
import type { TokenUsage } from '../model/model.ts'
import type { Instruments } from './instruments.ts'
import { OpenSpan, type SpanFault, type SpanSource } from './open-span.ts'
import type { OpenTelemetryAttributes, OpenTelemetryContext } from './open-telemetry-api.ts'
import { modelAttributes, usageAttributes, writeMessage } from './span-attributes.ts'
import type { WatchedRun } from './telemetry.ts'

/** What spans of runs are made with. */
export interface SpanMaker extends SpanSource {
  readonly instruments: Instruments
  /** Whether spans hold what was said: tasks, replies, code, arguments, results. */
  readonly recordContent: boolean
}

/** The model calls of one run, one at a time. */
export class ModelSpans {
  /** How many there were. */
  count = 0
  /** What they used together, as far as it is known. */
  usage: TokenUsage | undefined
  readonly #maker: SpanMaker
  readonly #name: string
  readonly #attributes: OpenTelemetryAttributes
  #open: OpenSpan | undefined
  #isStreamed = false

  constructor(maker: SpanMaker, run: WatchedRun) {
    const { id } = run.model
    this.#maker = maker
    this.#name = id === undefined ? 'chat' : `chat ${id}`
    this.#attributes = { 'gen_ai.operation.name': 'chat', ...modelAttributes(run) }
  }

  /** The call that is waited for. */
  get open(): OpenSpan | undefined {
    return this.#open
  }

  /** The model is asked. */
  start({ purpose }: Extract<RunEvent, { type: 'model-start' }>, parent: OpenTelemetryContext): void {
    const attributes = { ...this.#attributes, 'dormouse.model.purpose': purpose }
    this.count += 1
    this.#isStreamed = false
    this.#open = new OpenSpan(this.#maker, this.#name, { parent, attributes, isClient: true })
  }

  /** A piece of the reply is here; the first one is measured. */
  receive(): void {
    const open = this.#open
    if (open === undefined || this.#isStreamed) return
    const { seconds } = open
    this.#isStreamed = true
    open.note({ 'gen_ai.request.stream': true, 'gen_ai.response.time_to_first_chunk': seconds })
    open.measure(this.#maker.instruments.firstChunkSeconds, seconds, this.#attributes)
  }

  /** The reply is here. */
  end({ text, usage, finishReason }: Extract<RunEvent, { type: 'model-output' }>): void {
    const open = this.#take()
    if (open === undefined) return
    open.note({ 'gen_ai.response.finish_reasons': [finishReason] })
    if (this.#maker.recordContent) open.note({ 'gen_ai.output.messages': writeMessage('assistant', text) })
    if (usage) this.#count(usage, open)
    this.#measure(open)
    open.end()
  }

  /** No reply came: the call failed, or nobody waits for it any more. Only what failed is measured. */
  breakOff(fault: SpanFault | undefined): void {
    const open = this.#take()
    if (fault && open) this.#measure(open, { 'error.type': fault.type })
    open?.breakOff(fault, true)
  }

  #take(): OpenSpan | undefined {
    const open = this.#open
    this.#open = undefined
    return open
  }

  #measure(open: OpenSpan, more: OpenTelemetryAttributes = {}): void {
    open.measure(this.#maker.instruments.modelSeconds, open.seconds, { ...this.#attributes, ...more })
  }

  #count(usage: TokenUsage, open: OpenSpan): void {
    const { instruments } = this.#maker
    open.note(usageAttributes(usage))
    this.usage = this.usage ? addTokens(this.usage, usage) : usage
    // The conventions want no guesses among the measurements.
    if (usage.isEstimated) return
    for (const [type, tokens] of [['input', usage.inputTokens] as const, ['output', usage.outputTokens] as const]) {
      open.measure(instruments.tokens, tokens, { ...this.#attributes, 'gen_ai.token.type': type })
    }
  }
}

function addTokens(sum: TokenUsage, usage: TokenUsage): TokenUsage {
  return {
    inputTokens: sum.inputTokens + usage.inputTokens,
    outputTokens: sum.outputTokens + usage.outputTokens,
    cachedTokens: sum.cachedTokens + usage.cachedTokens,
    reasoningTokens: sum.reasoningTokens + usage.reasoningTokens,
    ...(sum.isEstimated || usage.isEstimated ? { isEstimated: true } : {}),
  }
}
