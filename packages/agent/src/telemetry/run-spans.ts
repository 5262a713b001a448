import type { RunEvent } from '../events.ts'
import type { RunResult } from '../run/run-result.ts'
import type { ActionStep } from '../steps.ts'
import { ModelSpans, type SpanMaker } from './model-spans.ts'
import { OpenSpan, type SpanFault } from './open-span.ts'
import type { OpenTelemetryAttributes, OpenTelemetryContext } from './open-telemetry-api.ts'
import { quietly } from './quietly.ts'
import {
  agentAttributes,
  resultAttributes,
  resultContent,
  runAttributes,
  runFault,
  stepAttributes,
  stepFault,
  usageAttributes,
  writeMessage,
} from './span-attributes.ts'
import type { RunPlace, RunWatch, WatchedRun } from './telemetry.ts'
import { ToolSpans } from './tool-spans.ts'

/** Code that runs, or has ended: what was wrong with it is known at the end of its step. */
interface Cell {
  readonly span: OpenSpan
  ended?: { readonly at: number; readonly isFailed: boolean }
}

/** The spans and measurements of one run: what it is told of becomes a tree below the span of the run. */
export class RunSpans implements RunWatch {
  readonly #maker: SpanMaker
  readonly #run: WatchedRun
  readonly #root: OpenSpan
  readonly #models: ModelSpans
  readonly #tools: ToolSpans
  #plan: OpenSpan | undefined
  #step: OpenSpan | undefined
  #cell: Cell | undefined
  #steps = 0
  #isOver = false

  constructor(maker: SpanMaker, run: WatchedRun) {
    const { parent, agent } = run
    const attributes = runAttributes(run)
    this.#maker = maker
    this.#run = run
    this.#models = new ModelSpans(maker, run)
    this.#tools = new ToolSpans(maker, run)
    this.#root = new OpenSpan(maker, agent === undefined ? 'invoke_agent' : `invoke_agent ${agent}`, {
      parent: parent?.watch instanceof RunSpans ? parent.watch.#contextOf(parent) : maker.api.context.active(),
      attributes,
    })
  }

  see(event: RunEvent): void {
    if (!this.#isOver) quietly(this.#maker.api, () => this.#take(event))
  }

  within<Result>(place: RunPlace, work: () => Result): Result {
    const { api } = this.#maker
    // Whatever becomes of `with`, the work is done once, and what it gives or throws is its own.
    const done: { outcome?: () => Result } = {}
    const doWork = (): void => {
      try {
        const value = work()
        done.outcome = () => value
      } catch (error) {
        done.outcome = () => {
          throw error
        }
      }
    }
    quietly(api, () => api.context.with(this.#contextOf(place), doWork))
    return done.outcome ? done.outcome() : work()
  }

  end(): void {
    quietly(this.#maker.api, () => this.#close({ 'dormouse.run.finish_reason': 'left' }, undefined))
  }

  #take(event: RunEvent): void {
    switch (event.type) {
      case 'run-start':
        this.#root.note({ 'dormouse.run.max_steps': event.maxSteps })
        return this.#noteContent(this.#root, () => ({ 'gen_ai.input.messages': writeMessage('user', event.task) }))
      case 'step-start':
        return this.#startStep(event.step)
      case 'model-start':
        return this.#startModel(event)
      case 'text-delta':
      case 'reasoning-delta':
        return this.#models.receive()
      case 'model-output':
        return this.#models.end(event)
      case 'plan-end':
        this.#noteContent(this.#plan, () => ({ 'dormouse.plan': event.step.plan }))
        this.#plan?.end()
        this.#plan = undefined
        return
      case 'code-start':
        this.#cell = { span: this.#child('dormouse.cell', {}) }
        return this.#noteContent(this.#cell.span, () => ({ 'dormouse.cell.code': event.code }))
      case 'code-end':
        if (this.#cell) this.#cell.ended = { at: Date.now(), isFailed: event.status === 'failed' }
        return
      case 'call-start':
        return this.#tools.start(event, this.#innermost().context)
      case 'call-end':
        return this.#tools.end(event, this.#innermost().context)
      case 'request-open':
        return this.#startRequest(event)
      case 'request-answer':
        return this.#endRequest(event)
      case 'step-end':
        return this.#endStep(event.step)
      case 'run-end':
        return this.#endRun(event.result)
      case 'log':
        if (this.#maker.recordContent) {
          this.#cell?.span.mark('log', { 'dormouse.log.level': event.level, 'dormouse.log.text': event.text })
        }
        return
      case 'final-answer':
        return
    }
  }

  #startStep(step: number): void {
    this.#breakOffStep(undefined)
    this.#steps += 1
    this.#step = this.#child('dormouse.step', { 'dormouse.step.number': step })
  }

  #startModel(event: Extract<RunEvent, { type: 'model-start' }>): void {
    // A step that ran out of time has no end of its own.
    if (event.purpose !== 'action') this.#breakOffStep(undefined)
    if (event.purpose === 'plan') {
      const { agent } = this.#run
      const attributes = { 'gen_ai.operation.name': 'plan', ...agentAttributes(this.#run) }
      this.#plan = this.#child(agent === undefined ? 'plan' : `plan ${agent}`, attributes)
    }
    this.#models.start(event, this.#innermost().context)
  }

  #startRequest({ request }: Extract<RunEvent, { type: 'request-open' }>): void {
    const { id, kind, question } = request
    this.#asking(id).mark('request-open', {
      'dormouse.request.id': id,
      'dormouse.request.kind': kind,
      ...(this.#maker.recordContent ? { 'dormouse.request.question': question } : {}),
    })
  }

  #endRequest({ id, value }: Extract<RunEvent, { type: 'request-answer' }>): void {
    this.#asking(id).mark('request-answer', {
      'dormouse.request.id': id,
      ...(this.#maker.recordContent ? { 'dormouse.request.answer': JSON.stringify(value) } : {}),
    })
  }

  #endStep(step: ActionStep): void {
    const fault = stepFault(step)
    this.#endCell(fault)
    if (fault) this.#step?.fail(fault, this.#cell === undefined)
    this.#step?.note(stepAttributes(step))
    this.#noteContent(this.#step, () => ({ 'dormouse.step.observation': step.observation }))
    this.#step?.end()
    this.#step = undefined
    this.#cell = undefined
  }

  /** The cell's own end was before that of its step. */
  #endCell(fault: SpanFault | undefined): void {
    const { span, ended } = this.#cell ?? {}
    if (ended?.isFailed) span?.fail(fault ?? { type: '_OTHER', name: 'Error', message: 'The code failed' }, true)
    span?.end(ended?.at)
  }

  #endRun(result: RunResult): void {
    this.#noteContent(this.#root, () => resultContent(result))
    this.#close(resultAttributes(result), runFault(result))
  }

  #close(attributes: OpenTelemetryAttributes, fault: SpanFault | undefined): void {
    if (this.#isOver) return
    this.#isOver = true
    const { usage } = this.#models
    this.#tools.breakOff(fault)
    const isOrigin = this.#breakOffStep(fault)
    this.#root.note({ ...attributes, 'dormouse.run.steps': this.#steps, ...(usage ? usageAttributes(usage) : {}) })
    if (fault) this.#root.fail(fault, isOrigin)
    this.#measure(fault)
    this.#root.end()
  }

  #measure(fault: SpanFault | undefined): void {
    const { runSeconds, modelCalls, toolCalls, steps } = this.#maker.instruments
    const root = this.#root
    const { id } = this.#run.model
    const attributes = agentAttributes(this.#run)
    root.measure(runSeconds, root.seconds, {
      ...attributes,
      ...(id === undefined ? {} : { 'gen_ai.request.model': id }),
      ...(fault ? { 'error.type': fault.type } : {}),
    })
    root.measure(modelCalls, this.#models.count, attributes)
    root.measure(toolCalls, this.#tools.count, attributes)
    root.measure(steps, this.#steps, attributes)
  }

  /** Ends whatever is open of a step or plan, from within; says whether the fault is still to be recorded. */
  #breakOffStep(fault: SpanFault | undefined): boolean {
    const cell = this.#cell
    const open = [cell?.ended ? undefined : cell?.span, this.#plan, this.#step].filter((span) => span !== undefined)
    let isOrigin = this.#models.open === undefined
    this.#models.breakOff(fault)
    if (cell?.ended) this.#endCell(undefined)
    for (const span of open) {
      span.breakOff(fault, isOrigin)
      isOrigin = false
    }
    this.#cell = undefined
    this.#plan = undefined
    this.#step = undefined
    return isOrigin
  }

  #child(name: string, attributes: OpenTelemetryAttributes): OpenSpan {
    return new OpenSpan(this.#maker, name, { parent: this.#innermost().context, attributes })
  }

  /** What is going on now, beside tool calls. */
  #innermost(): OpenSpan {
    const cell = this.#cell?.ended ? undefined : this.#cell?.span
    return this.#models.open ?? cell ?? this.#plan ?? this.#step ?? this.#root
  }

  #contextOf({ step, call }: RunPlace): OpenTelemetryContext {
    const span = call === undefined ? undefined : this.#tools.find(step, call)
    return (span ?? this.#innermost()).context
  }

  #asking(requestId: string): OpenSpan {
    return this.#tools.asking(requestId) ?? this.#innermost()
  }

  #noteContent(span: OpenSpan | undefined, write: () => OpenTelemetryAttributes): void {
    if (this.#maker.recordContent) span?.note(write())
  }
}
