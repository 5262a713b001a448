import type {
  OpenTelemetryApi,
  OpenTelemetryAttributes,
  OpenTelemetryContext,
  OpenTelemetryHistogram,
  OpenTelemetrySpan,
  OpenTelemetryTracer,
} from './open-telemetry-api.ts'
import { quietly } from './quietly.ts'

/** Where spans come from. */
export interface SpanSource {
  readonly api: OpenTelemetryApi
  readonly tracer: OpenTelemetryTracer
}

/** What went wrong: `type` is one of few, for `error.type`. */
export interface SpanFault {
  readonly type: string
  readonly name: string
  readonly message: string
}

/** How a span begins. */
export interface SpanBeginning {
  readonly parent: OpenTelemetryContext
  readonly attributes: OpenTelemetryAttributes
  /** Whether it waits for a server. Default false. */
  readonly isClient?: boolean
  /** For a span that began before it was known of: milliseconds since 1970. Default now. */
  readonly startTime?: number
}

/** A span that is not over, and the context in which others are its children. */
export class OpenSpan {
  readonly context: OpenTelemetryContext
  readonly #api: OpenTelemetryApi
  readonly #span: OpenTelemetrySpan
  readonly #startedAt: number

  constructor({ api, tracer }: SpanSource, name: string, { parent, isClient, ...options }: SpanBeginning) {
    const kind = isClient ? api.SpanKind.CLIENT : api.SpanKind.INTERNAL
    this.#api = api
    this.#span = tracer.startSpan(name, { kind, ...options }, parent)
    const passedMs = options.startTime === undefined ? 0 : Date.now() - options.startTime
    this.#startedAt = performance.now() - passedMs
    this.context = api.trace.setSpan(parent, this.#span)
  }

  /** Seconds since it began. */
  get seconds(): number {
    return (performance.now() - this.#startedAt) / 1000
  }

  /** Says more of it. */
  note(attributes: OpenTelemetryAttributes): void {
    quietly(this.#api, () => this.#span.setAttributes(attributes))
  }

  /** Something happened in it. */
  mark(name: string, attributes: OpenTelemetryAttributes): void {
    quietly(this.#api, () => this.#span.addEvent(name, attributes))
  }

  /** It failed; `isOrigin` for the one span in which the fault arose: there the exception is recorded. */
  fail({ type, name, message }: SpanFault, isOrigin: boolean): void {
    this.note({ 'error.type': type })
    quietly(this.#api, () => this.#span.setStatus({ code: this.#api.SpanStatusCode.ERROR, message }))
    if (isOrigin) quietly(this.#api, () => this.#span.recordException({ name, message }))
  }

  /** Measures something of it. */
  measure(histogram: OpenTelemetryHistogram, value: number, attributes: OpenTelemetryAttributes): void {
    quietly(this.#api, () => histogram.record(value, attributes, this.context))
  }

  /** It is over before it was done: because of a fault, or because nobody waits for it any more. */
  breakOff(fault: SpanFault | undefined, isOrigin: boolean): void {
    if (fault) this.fail(fault, isOrigin)
    else this.note({ 'dormouse.is_cut_off': true })
    this.end()
  }

  /** It is over: now, or at `endTime` (milliseconds since 1970). */
  end(endTime?: number): void {
    quietly(this.#api, () => this.#span.end(endTime))
  }
}
