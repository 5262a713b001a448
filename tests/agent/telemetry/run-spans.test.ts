import * as api from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTelemetry } from '../../../packages/agent/src/telemetry/open-telemetry.ts'
import { NO_WATCH, type RunWatch, type Telemetry } from '../../../packages/agent/src/telemetry/telemetry.ts'
import { RecordedTelemetry } from './recorded-telemetry.ts'
import { callEnd, callStart, runResult, stepBegin, stepEnd, watchedRun } from './sample-events.ts'

let recorded: RecordedTelemetry
let telemetry: Telemetry

beforeAll(() => {
  api.context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
})
afterAll(() => api.context.disable())
beforeEach(() => {
  recorded = new RecordedTelemetry()
  telemetry = openTelemetry(api, { tracer: recorded.tracer, meter: recorded.meter })
})
afterEach(() => recorded.shutdown())

/** Makes a child of whatever is active, later. */
async function workOf(name: string): Promise<void> {
  await Promise.resolve()
  recorded.tracer.startSpan(name).end()
}

/** Plays a run of two steps whose first one calls a tool and a sub-agent at once, giving way after every event. */
async function playRun(id: string, watch: RunWatch, depth: number): Promise<void> {
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve))
  const tell = async (event: Parameters<RunWatch['see']>[0]): Promise<void> => {
    watch.see(event)
    await pause()
  }
  await tell({ type: 'run-start', task: 'x', maxSteps: 9 })
  for (const event of stepBegin(1)) await tell(event)
  await Promise.all([tell(callStart(1, 1, `tool-${id}`)), tell(callStart(1, 2, `agent-${id}`))])
  const tool = watch
    .within({ step: 1, call: 1 }, () => workOf(`work-${id}`))
    .then(() => tell(callEnd(1, 1, `tool-${id}`)))
  const child = async (): Promise<void> => {
    const parent = { runId: id, step: 1, call: 2, watch }
    // Every agent may have telemetry of its own.
    const own = openTelemetry(api, { tracer: recorded.tracer, meter: recorded.meter })
    if (depth > 0) await playRun(`${id}x`, own.watch(watchedRun(`${id}x`, { agent: `${id}x`, parent })), depth - 1)
    await tell(callEnd(1, 2, `agent-${id}`))
  }
  await Promise.all([tool, child()])
  for (const event of [...stepEnd(1), ...stepBegin(2), ...stepEnd(2)]) await tell(event)
  await tell({ type: 'run-end', result: runResult() })
  watch.end()
}

const treeOf = (id: string, depth: number): string[] => [
  `invoke_agent ${id}`,
  '  dormouse.step',
  '    chat m1',
  '    dormouse.cell',
  `      execute_tool agent-${id}`,
  ...(depth > 0 ? treeOf(`${id}x`, depth - 1).map((line) => `        ${line}`) : []),
  `      execute_tool tool-${id}`,
  `        work-${id}`,
  '  dormouse.step',
  '    chat m1',
  '    dormouse.cell',
]

describe('RunSpans', () => {
  it('keeps the links of 50 interleaved runs with sub-agents right', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `r${String(index).padStart(2, '0')}`)
    await Promise.all(
      ids.map((id) => {
        const request = recorded.tracer.startSpan(`request-${id}`)
        return api.context
          .with(api.trace.setSpan(api.context.active(), request), () =>
            playRun(id, telemetry.watch(watchedRun(id, { agent: id })), 2),
          )
          .finally(() => request.end())
      }),
    )
    expect(recorded.tree.split('\n')).toEqual(
      ids.flatMap((id) => [`request-${id}`, ...treeOf(id, 2).map((line) => `  ${line}`)]),
    )
    expect(recorded.openCount).toBe(0)
    const traces = new Set(recorded.spans.map((span: ReadableSpan) => span.spanContext().traceId))
    expect(traces.size).toBe(50)
  })

  it('links a sub-agent to its call without any context manager', () => {
    api.context.disable()
    try {
      const watch = telemetry.watch(watchedRun('r', { agent: 'outer' }))
      for (const event of [...stepBegin(1), callStart(1, 1, 'a'), callStart(1, 2, 'b')]) watch.see(event)
      const inner = telemetry.watch(
        watchedRun('s', { agent: 'inner', parent: { runId: 'r', step: 1, call: 2, watch } }),
      )
      inner.end()
      watch.end()
      expect(recorded.span('invoke_agent inner').parentSpanContext?.spanId).toBe(
        recorded.span('execute_tool b').spanContext().spanId,
      )
    } finally {
      api.context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
    }
  })

  it('begins a sub-agent whose parent is not watched below what is active', () => {
    const parent = { runId: 'r', step: 1, call: 2, watch: NO_WATCH }
    telemetry.watch(watchedRun('s', { agent: 'inner', parent })).end()
    expect(recorded.span('invoke_agent inner').parentSpanContext).toBeUndefined()
  })

  it('within() without a call makes spans of others children of what goes on', async () => {
    const watch = telemetry.watch(watchedRun('r'))
    const [stepStart, modelStart] = stepBegin(1)
    if (stepStart) watch.see(stepStart)
    await watch.within({ step: 1 }, () => workOf('between'))
    if (modelStart) watch.see(modelStart)
    await watch.within({ step: 1 }, () => workOf('request'))
    watch.end()
    expect(recorded.tree.split('\n')).toEqual([
      'invoke_agent',
      '  dormouse.step',
      '    between',
      '    chat m1',
      '      request',
    ])
  })

  it('within() gives what the work gives, and throws what it throws', async () => {
    const watch = telemetry.watch(watchedRun('r'))
    const fault = new Error('mine')
    expect(watch.within({ step: 1, call: 7 }, () => 42)).toBe(42)
    expect(await watch.within({ step: 1, call: 7 }, async () => 43)).toBe(43)
    const failing = (): never => {
      throw fault
    }
    expect(() => watch.within({ step: 1, call: 7 }, failing)).toThrow(fault)
    watch.end()
  })
})
