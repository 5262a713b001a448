import type { Attributes, Context, Meter, Tracer } from '@opentelemetry/api'
import {
  AggregationTemporality,
  type Histogram,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base'

/** One point of a histogram, with what it says of itself. */
export interface Point {
  readonly attributes: Attributes
  readonly count: number
  readonly sum: number
  readonly boundaries: readonly number[]
}

/** Providers that keep in memory what they are given. */
export class RecordedTelemetry {
  readonly #exporter = new InMemorySpanExporter()
  readonly #metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  readonly #open = new Set<unknown>()
  readonly tracerProvider: BasicTracerProvider = new BasicTracerProvider({
    spanProcessors: [
      {
        onStart: (span: unknown, _context: Context) => this.#open.add(span),
        onEnd: (span: unknown) => this.#open.delete(span),
        forceFlush: async () => {},
        shutdown: async () => {},
      },
      new SimpleSpanProcessor(this.#exporter),
    ],
  })
  readonly meterProvider: MeterProvider = new MeterProvider({
    readers: [new PeriodicExportingMetricReader({ exporter: this.#metricExporter, exportIntervalMillis: 3_600_000 })],
  })
  readonly tracer: Tracer = this.tracerProvider.getTracer('test')
  readonly meter: Meter = this.meterProvider.getMeter('test')

  /** All spans that have ended, in the order of their beginning. */
  get spans(): readonly ReadableSpan[] {
    const order = (one: ReadableSpan): number => one.startTime[0] * 1e9 + one.startTime[1]
    return [...this.#exporter.getFinishedSpans()].sort((one, other) => order(one) - order(other))
  }

  /** How many spans have begun and not ended. */
  get openCount(): number {
    return this.#open.size
  }

  /** The one span of that name. */
  span(name: string): ReadableSpan {
    const found = this.spans.filter((one) => one.name === name)
    if (found.length !== 1) throw new Error(`${found.length} spans are named ${name}`)
    return found[0] as ReadableSpan
  }

  /** The names of all spans, each indented below its parent; children by name. */
  get tree(): string {
    const { spans } = this
    const known = new Set(spans.map((span) => span.spanContext().spanId))
    const children = new Map<string, ReadableSpan[]>()
    for (const span of spans) {
      const parentId = span.parentSpanContext?.spanId ?? ''
      const key = known.has(parentId) ? parentId : ''
      children.set(key, [...(children.get(key) ?? []), span])
    }
    const branch = (parentId: string, indent: string): string[] =>
      (children.get(parentId) ?? [])
        .map((span) => [indent + span.name, ...branch(span.spanContext().spanId, `${indent}  `)])
        .sort(([one = ''], [other = '']) => (one < other ? -1 : 1))
        .flat()
    return branch('', '').join('\n')
  }

  /** The points of a histogram. */
  async points(name: string): Promise<readonly Point[]> {
    await this.meterProvider.forceFlush()
    const metrics =
      this.#metricExporter
        .getMetrics()
        .at(-1)
        ?.scopeMetrics.flatMap((scope) => scope.metrics) ?? []
    const found = metrics.find(({ descriptor }) => descriptor.name === name)
    return (found?.dataPoints ?? []).map(({ attributes, value }) => {
      const { count, sum, buckets } = value as Histogram
      return { attributes, count, sum: sum ?? 0, boundaries: buckets.boundaries }
    })
  }

  async shutdown(): Promise<void> {
    await Promise.all([this.tracerProvider.shutdown(), this.meterProvider.shutdown()])
  }
}
