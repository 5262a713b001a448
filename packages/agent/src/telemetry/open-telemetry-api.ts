/** What a span or a measurement says of itself. */
export type OpenTelemetryAttributes = Readonly<Record<string, string | number | boolean | string[] | undefined>>

/** Carries the active span from a caller to what it calls. */
export interface OpenTelemetryContext {
  getValue(key: symbol): unknown
}

/** One piece of work in a trace. */
export interface OpenTelemetrySpan {
  setAttributes(attributes: OpenTelemetryAttributes): unknown
  addEvent(name: string, attributes?: OpenTelemetryAttributes): unknown
  setStatus(status: { readonly code: number; readonly message?: string }): unknown
  recordException(exception: { readonly name: string; readonly message: string }): void
  /** `endTime` in milliseconds since 1970. */
  end(endTime?: number): void
}

/** How a span begins; `startTime` in milliseconds since 1970. */
export interface OpenTelemetrySpanOptions {
  readonly kind: number
  readonly attributes: OpenTelemetryAttributes
  readonly startTime?: number
}

/** Makes spans. */
export interface OpenTelemetryTracer {
  startSpan(name: string, options?: OpenTelemetrySpanOptions, context?: OpenTelemetryContext): OpenTelemetrySpan
}

/** Collects how values are spread. */
export interface OpenTelemetryHistogram {
  record(value: number, attributes?: OpenTelemetryAttributes, context?: OpenTelemetryContext): void
}

/** Makes instruments. */
export interface OpenTelemetryMeter {
  createHistogram(
    name: string,
    options: {
      readonly unit: string
      readonly description: string
      readonly advice: { explicitBucketBoundaries: number[] }
    },
  ): OpenTelemetryHistogram
}

/**
 * What is used of `@opentelemetry/api`: the module itself fits. Written out here so that whoever does not have that
 * package can still check the types of this one.
 */
export interface OpenTelemetryApi {
  readonly trace: {
    getTracer(name: string): OpenTelemetryTracer
    setSpan(context: OpenTelemetryContext, span: OpenTelemetrySpan): OpenTelemetryContext
  }
  readonly metrics: {
    getMeterProvider(): object
    getMeter(name: string): OpenTelemetryMeter
  }
  readonly context: {
    active(): OpenTelemetryContext
    with<Result>(context: OpenTelemetryContext, work: () => Result): Result
  }
  /** Where OpenTelemetry reports its own troubles. */
  readonly diag: { error(message: string, ...details: unknown[]): void }
  readonly SpanKind: { readonly INTERNAL: number; readonly CLIENT: number }
  readonly SpanStatusCode: { readonly ERROR: number }
}
