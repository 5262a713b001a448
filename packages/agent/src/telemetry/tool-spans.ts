import type { RunEvent } from '../events.ts'
import type { SpanMaker } from './model-spans.ts'
import { OpenSpan, type SpanFault } from './open-span.ts'
import type { OpenTelemetryAttributes, OpenTelemetryContext } from './open-telemetry-api.ts'
import { agentAttributes, callFault } from './span-attributes.ts'
import type { WatchedRun } from './telemetry.ts'

type CallStart = Extract<RunEvent, { type: 'call-start' }>
type CallEnd = Extract<RunEvent, { type: 'call-end' }>

interface OpenCall {
  readonly name: string
  readonly span: OpenSpan
}

/** The tool calls of one run, any number at a time. */
export class ToolSpans {
  /** How many there were. */
  count = 0
  readonly #maker: SpanMaker
  readonly #run: WatchedRun
  readonly #open = new Map<string, OpenCall>()

  constructor(maker: SpanMaker, run: WatchedRun) {
    this.#maker = maker
    this.#run = run
  }

  /** A call is made. */
  start({ step, call, name, args }: CallStart, parent: OpenTelemetryContext): void {
    const { span } = this.#begin(step, call, name, parent)
    if (this.#maker.recordContent) span.note({ 'gen_ai.tool.call.arguments': JSON.stringify(args) })
  }

  /** A call has come to something. One that slept in a saved run began before this part of the run was watched. */
  end(event: CallEnd, parent: OpenTelemetryContext): void {
    const { step, call, name, durationMs, outcome } = event
    const { span } =
      this.#open.get(this.#id(step, call)) ?? this.#begin(step, call, name, parent, Date.now() - durationMs)
    const fault = callFault(outcome)
    this.#open.delete(this.#id(step, call))
    if (fault) span.fail(fault, true)
    if ('value' in outcome && this.#maker.recordContent) {
      span.note({ 'gen_ai.tool.call.result': JSON.stringify(outcome.value) })
    }
    this.#measure({ name, span }, fault)
    span.end()
  }

  /** The span of a call that is open. */
  find(step: number, call: number): OpenSpan | undefined {
    return this.#open.get(this.#id(step, call))?.span
  }

  /** The span of the call that a person is asked about: its requests are named after it. */
  asking(requestId: string): OpenSpan | undefined {
    for (const [id, { span }] of this.#open) if (requestId === id || requestId.startsWith(`${id}.`)) return span
    return undefined
  }

  /** The run is over, and with it the calls that are still open. Only what failed is measured. */
  breakOff(fault: SpanFault | undefined): void {
    for (const call of this.#open.values()) {
      if (fault) this.#measure(call, fault)
      call.span.breakOff(fault, false)
    }
    this.#open.clear()
  }

  #begin(step: number, call: number, name: string, parent: OpenTelemetryContext, startTime?: number): OpenCall {
    const id = this.#id(step, call)
    const attributes = {
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': name,
      'gen_ai.tool.type': 'function',
      'gen_ai.tool.call.id': id,
      ...agentAttributes(this.#run),
    }
    const beginning = { parent, attributes, ...(startTime === undefined ? {} : { startTime }) }
    const open = { name, span: new OpenSpan(this.#maker, `execute_tool ${name}`, beginning) }
    this.count += 1
    this.#open.set(id, open)
    return open
  }

  #measure({ name, span }: OpenCall, fault: SpanFault | undefined): void {
    const attributes: OpenTelemetryAttributes = {
      'gen_ai.tool.name': name,
      'gen_ai.tool.type': 'function',
      ...agentAttributes(this.#run),
      ...(fault ? { 'error.type': fault.type } : {}),
    }
    span.measure(this.#maker.instruments.toolSeconds, span.seconds, attributes)
  }

  /** Also how the requests of the call begin. */
  #id(step: number, call: number): string {
    return `${this.#run.runId}.${step}.${call}`
  }
}
