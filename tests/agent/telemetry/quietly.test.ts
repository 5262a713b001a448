import * as api from '@opentelemetry/api'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openTelemetry } from '../../../packages/agent/src/telemetry/open-telemetry.ts'
import type { OpenTelemetryApi, OpenTelemetryTracer } from '../../../packages/agent/src/telemetry/open-telemetry-api.ts'
import { quietly } from '../../../packages/agent/src/telemetry/quietly.ts'
import { RecordedTelemetry } from './recorded-telemetry.ts'
import { callEnd, callStart, runResult, seeAll, stepBegin, stepEnd, watchedRun } from './sample-events.ts'

const fail = (): never => {
  throw new Error('OpenTelemetry is broken')
}
const EVENTS = [
  { type: 'run-start', task: 'x', maxSteps: 1 } as const,
  ...stepBegin(1),
  callStart(1, 1, 'a'),
  callEnd(1, 1, 'a', 'Error: x'),
  ...stepEnd(1),
  { type: 'run-end', result: runResult() } as const,
]

/** A whole run; gives what work in a tool call gave, and how often it was done. */
function play(broken: OpenTelemetryApi, options: Parameters<typeof openTelemetry>[1] = {}) {
  const watch = openTelemetry(broken, options).watch(watchedRun('r'))
  const work = vi.fn(() => 42)
  seeAll(watch, EVENTS.slice(0, 6))
  const value = watch.within({ step: 1, call: 1 }, work)
  seeAll(watch, EVENTS.slice(6))
  watch.end()
  return { value, times: work.mock.calls.length }
}

describe('openTelemetry() on a broken OpenTelemetry', () => {
  const fine = { value: 42, times: 1 }
  const diag = { error: vi.fn() }
  const withDiag: OpenTelemetryApi = { ...api, diag }
  afterEach(() => vi.clearAllMocks())

  const span = { setAttributes: fail, addEvent: fail, setStatus: fail, recordException: fail, end: fail }
  const brokenSpans: OpenTelemetryTracer = { startSpan: () => span }
  const broken: Record<string, [OpenTelemetryApi, Parameters<typeof openTelemetry>[1]]> = {
    'a tracer that throws': [withDiag, { tracer: { startSpan: fail } }],
    'a tracer that is none': [withDiag, { tracer: {} as OpenTelemetryTracer }],
    'spans that throw': [withDiag, { tracer: brokenSpans }],
    'a meter that throws': [withDiag, { meter: { createHistogram: fail } }],
    'instruments that throw': [withDiag, { meter: { createHistogram: () => ({ record: fail }) } }],
    'providers that throw': [{ ...withDiag, trace: { getTracer: fail, setSpan: fail } }, {}],
    'a context that throws': [{ ...withDiag, context: { active: () => api.ROOT_CONTEXT, with: fail } }, {}],
    'diagnostics that throw': [{ ...api, diag: { error: fail } }, { tracer: brokenSpans }],
  }

  it.each(Object.entries(broken))('a run goes on with %s', (_, [module, options]) => {
    expect(play(module, options)).toEqual(fine)
    if (module.diag === diag) expect(diag.error).toHaveBeenCalledWith(expect.any(String), expect.any(Error))
  })

  it('work is done once by a context manager that throws after it, and its error stays its own', () => {
    const late = {
      active: () => api.ROOT_CONTEXT,
      with: (_: unknown, work: () => unknown) => {
        work()
        return fail()
      },
    }
    expect(play({ ...withDiag, context: late as OpenTelemetryApi['context'] })).toEqual(fine)
    const watch = openTelemetry({ ...withDiag, context: late as OpenTelemetryApi['context'] }).watch(watchedRun('r'))
    const work = vi.fn(() => {
      throw new RangeError('mine')
    })
    expect(() => watch.within({ step: 1, call: 1 }, work)).toThrow('mine')
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('spans end although the meter is broken', async () => {
    const recorded = new RecordedTelemetry()
    play(withDiag, { tracer: recorded.tracer, meter: { createHistogram: () => ({ record: fail }) } })
    expect(recorded.openCount).toBe(0)
    expect(recorded.spans).toHaveLength(5)
    await recorded.shutdown()
  })

  it('does nothing where no provider is registered', () => {
    expect(play(withDiag)).toEqual(fine)
    expect(diag.error).not.toHaveBeenCalled()
  })
})

describe('quietly()', () => {
  it('tells the diagnostics what was thrown', () => {
    const error = vi.fn()
    quietly({ ...api, diag: { error } }, fail)
    expect(error).toHaveBeenCalledWith(expect.stringContaining('@dormouse/agent'), expect.any(Error))
  })
})
