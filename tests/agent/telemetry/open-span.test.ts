import * as api from '@opentelemetry/api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunEvent } from '../../../packages/agent/src/events.ts'
import { openTelemetry } from '../../../packages/agent/src/telemetry/open-telemetry.ts'
import type { RunWatch, Telemetry } from '../../../packages/agent/src/telemetry/telemetry.ts'
import { RecordedTelemetry } from './recorded-telemetry.ts'
import { actionStep, callEnd, callStart, runResult, seeAll, stepBegin, stepEnd, watchedRun } from './sample-events.ts'

const RUN_START: RunEvent = { type: 'run-start', task: 'secret task', maxSteps: 20 }
const RUN_END: RunEvent = { type: 'run-end', result: runResult() }

let recorded: RecordedTelemetry
let telemetry: Telemetry

beforeEach(() => {
  recorded = new RecordedTelemetry()
  telemetry = openTelemetry(api, { tracer: recorded.tracer, meter: recorded.meter })
})
afterEach(() => recorded.shutdown())

/** Watches a whole run of the given events. */
function watchAll(events: readonly RunEvent[], watch = telemetry.watch(watchedRun('run'))): RunWatch {
  seeAll(watch, [RUN_START, ...events])
  watch.end()
  return watch
}

describe('OpenSpan', () => {
  const faultOf = (name: string) => {
    const { attributes, status, events } = recorded.span(name)
    const exceptions = events.filter((event) => event.name === 'exception').map((event) => event.attributes)
    return { type: attributes['error.type'], code: status.code, message: status.message, exceptions }
  }
  const fine = { type: undefined, code: api.SpanStatusCode.UNSET, message: undefined, exceptions: [] }

  it('says what a tool threw on its own span only', () => {
    watchAll([
      ...stepBegin(1),
      callStart(1, 1, 'a'),
      callEnd(1, 1, 'a', 'RangeError: too far: 9'),
      ...stepEnd(1),
      RUN_END,
    ])
    expect(faultOf('execute_tool a')).toEqual({
      type: 'RangeError',
      code: api.SpanStatusCode.ERROR,
      message: 'too far: 9',
      exceptions: [{ 'exception.type': 'RangeError', 'exception.message': 'too far: 9' }],
    })
    for (const name of ['dormouse.cell', 'dormouse.step', 'invoke_agent']) expect(faultOf(name)).toEqual(fine)
  })

  it('takes no text that was thrown for a type', () => {
    watchAll([callStart(1, 1, 'a'), callEnd(1, 1, 'a', 'order 1234: not found'), RUN_END])
    expect(faultOf('execute_tool a')).toMatchObject({ type: '_OTHER', message: 'order 1234: not found' })
  })

  it('says what was wrong with the code on the cell, and that the step failed', () => {
    const error = { code: 'guest-error', name: 'TypeError', message: 'x is undefined' }
    watchAll([
      ...stepBegin(1),
      { type: 'code-end', step: 1, status: 'failed' },
      { type: 'step-end', step: actionStep(1, { error }) },
      RUN_END,
    ])
    const exceptions = [{ 'exception.type': 'TypeError', 'exception.message': 'x is undefined' }]
    const fault = { type: 'guest-error', code: api.SpanStatusCode.ERROR, message: 'x is undefined' }
    expect(faultOf('dormouse.cell')).toEqual({ ...fault, exceptions })
    expect(faultOf('dormouse.step')).toEqual({ ...fault, exceptions: [] })
    expect(faultOf('invoke_agent')).toEqual(fine)
  })

  it('says on the step what was wrong with a reply that held no code', () => {
    const [stepStart, modelStart, modelOutput] = stepBegin(1) as [RunEvent, RunEvent, RunEvent]
    const error = { code: 'no-code', name: 'Error', message: 'no code' }
    watchAll([stepStart, modelStart, modelOutput, { type: 'step-end', step: actionStep(1, { error }) }, RUN_END])
    expect(faultOf('dormouse.step')).toMatchObject({
      type: 'no-code',
      exceptions: [{ 'exception.message': 'no code' }],
    })
  })

  it('ends what is open when the run fails, and records the exception where it arose', () => {
    const error = { name: 'AgentError', message: 'Cannot get a reply' }
    watchAll([
      { type: 'step-start', step: 1 },
      { type: 'model-start', step: 1, purpose: 'action' },
      { type: 'run-end', result: runResult({ finishReason: 'failed', error }) },
    ])
    const exceptions = [{ 'exception.type': 'AgentError', 'exception.message': 'Cannot get a reply' }]
    const fault = { type: 'AgentError', code: api.SpanStatusCode.ERROR, message: 'Cannot get a reply' }
    expect(faultOf('chat m1')).toEqual({ ...fault, exceptions })
    expect(faultOf('dormouse.step')).toEqual({ ...fault, exceptions: [] })
    expect(faultOf('invoke_agent')).toEqual({ ...fault, exceptions: [] })
    expect(recorded.openCount).toBe(0)
  })

  it('records on the run what arose outside of steps', () => {
    const error = { name: 'AbortError', message: 'stop' }
    watchAll([{ type: 'run-end', result: runResult({ finishReason: 'aborted', error }) }])
    expect(faultOf('invoke_agent')).toMatchObject({ type: 'AbortError', exceptions: [{ 'exception.message': 'stop' }] })
  })

  it.each([
    ['left', []],
    [
      'suspended',
      [
        {
          type: 'run-end' as const,
          result: runResult({ finishReason: 'suspended', error: { name: 'E', message: 'e' } }),
        },
      ],
    ],
  ])('ends what is open when the run is %s, as cut off and not failed', (reason, ending) => {
    watchAll([...stepBegin(1), callStart(1, 1, 'a'), ...ending])
    expect(recorded.openCount).toBe(0)
    for (const name of ['execute_tool a', 'dormouse.cell', 'dormouse.step']) {
      expect(faultOf(name)).toEqual(fine)
      expect(recorded.span(name).attributes['dormouse.is_cut_off']).toBe(true)
    }
    expect(faultOf('invoke_agent')).toEqual(fine)
    expect(recorded.span('invoke_agent').attributes['dormouse.run.finish_reason']).toBe(reason)
  })

  it('ends a step that ran out of time before the last answer', () => {
    watchAll([...stepBegin(1), { type: 'model-start', step: 1, purpose: 'last-answer' }, RUN_END])
    expect(recorded.tree).toBe(
      ['invoke_agent', '  chat m1', '  dormouse.step', '    chat m1', '    dormouse.cell'].join('\n'),
    )
    expect(recorded.span('dormouse.step').attributes['dormouse.is_cut_off']).toBe(true)
  })

  it('ends the cell when its code ended, not when its step did', async () => {
    const watch = telemetry.watch(watchedRun('run'))
    const [codeEnd, stepEndEvent] = stepEnd(1) as [RunEvent, RunEvent]
    seeAll(watch, [RUN_START, ...stepBegin(1), codeEnd])
    const after = Date.now()
    while (Date.now() < after + 5) await Promise.resolve()
    seeAll(watch, [stepEndEvent, RUN_END])
    const [seconds, nanoseconds] = recorded.span('dormouse.cell').endTime
    expect(seconds * 1000 + nanoseconds / 1e6).toBeLessThanOrEqual(after)
  })

  it('ignores what comes after the end, and a second end', () => {
    const watch = watchAll([...stepBegin(1), callStart(1, 1, 'a'), RUN_END])
    const before = recorded.spans.length
    seeAll(watch, [callEnd(1, 1, 'a'), ...stepBegin(2)])
    watch.end()
    expect(recorded.spans).toHaveLength(before)
    expect(recorded.openCount).toBe(0)
  })

  it('gives the end of a call that slept in a saved run a span that began when the call went on', () => {
    watchAll([
      { type: 'step-start', step: 3 },
      callEnd(3, 2, 'ask'),
      { type: 'step-end', step: actionStep(3) },
      RUN_END,
    ])
    expect(recorded.tree).toBe(['invoke_agent', '  dormouse.step', '    execute_tool ask'].join('\n'))
    const [seconds, nanoseconds] = recorded.span('execute_tool ask').duration
    expect(seconds * 1000 + nanoseconds / 1e6).toBeGreaterThanOrEqual(39)
  })
})
