import * as api from '@opentelemetry/api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunEvent } from '../../../packages/agent/src/events.ts'
import { openTelemetry } from '../../../packages/agent/src/telemetry/open-telemetry.ts'
import type { Telemetry } from '../../../packages/agent/src/telemetry/telemetry.ts'
import { RecordedTelemetry } from './recorded-telemetry.ts'
import { callEnd, callStart, runResult, seeAll, stepBegin, stepEnd, USAGE, watchedRun } from './sample-events.ts'

const MODEL = { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'openai', 'gen_ai.request.model': 'm1' }
const OPERATION_SECONDS = Array.from({ length: 14 }, (_, power) => 2 ** power / 100)

let recorded: RecordedTelemetry
let telemetry: Telemetry

beforeEach(() => {
  recorded = new RecordedTelemetry()
  telemetry = openTelemetry(api, { tracer: recorded.tracer, meter: recorded.meter })
})
afterEach(() => recorded.shutdown())

function watchAll(events: readonly RunEvent[], run = watchedRun('run', { agent: 'a' })): void {
  const watch = telemetry.watch(run)
  seeAll(watch, events)
  watch.end()
}

describe('openTelemetry() metrics', () => {
  const end: RunEvent = { type: 'run-end', result: runResult() }

  it('measures model calls and their tokens', async () => {
    watchAll([...stepBegin(1), ...stepEnd(1), ...stepBegin(2), ...stepEnd(2), end])
    expect(await recorded.points('gen_ai.client.operation.duration')).toEqual([
      { attributes: MODEL, count: 2, sum: expect.any(Number), boundaries: OPERATION_SECONDS },
    ])
    const boundaries = Array.from({ length: 14 }, (_, power) => 4 ** power)
    expect(await recorded.points('gen_ai.client.token.usage')).toEqual([
      { attributes: { ...MODEL, 'gen_ai.token.type': 'input' }, count: 2, sum: 200, boundaries },
      { attributes: { ...MODEL, 'gen_ai.token.type': 'output' }, count: 2, sum: 40, boundaries },
    ])
    expect(await recorded.points('gen_ai.client.operation.time_to_first_chunk')).toEqual([])
  })

  it('measures seconds, as the span has them', async () => {
    const watch = telemetry.watch(watchedRun('run'))
    seeAll(watch, stepBegin(1).slice(0, 2))
    await new Promise((resolve) => setTimeout(resolve, 30))
    seeAll(watch, [...stepBegin(1).slice(2), ...stepEnd(1), end])
    const [point] = await recorded.points('gen_ai.client.operation.duration')
    const [seconds, nanoseconds] = recorded.span('chat m1').duration
    expect(point?.sum).toBeGreaterThan(0.02)
    expect(point?.sum).toBeLessThanOrEqual(seconds + nanoseconds / 1e9)
  })

  it('makes no measurement of tokens that are only reckoned', async () => {
    const usage = { ...USAGE, isEstimated: true }
    watchAll([
      ...stepBegin(1).slice(0, 2),
      { type: 'model-output', step: 1, text: '', finishReason: 'stop', usage },
      end,
    ])
    expect(await recorded.points('gen_ai.client.token.usage')).toEqual([])
    expect(recorded.span('chat m1').attributes).toMatchObject({ 'dormouse.usage.is_estimated': true })
  })

  it('measures the time to the first piece of a streamed reply, once', async () => {
    const pieces: RunEvent[] = [
      { type: 'reasoning-delta', step: 1, text: 'a' },
      { type: 'text-delta', step: 1, text: 'b' },
    ]
    watchAll([...stepBegin(1).slice(0, 2), ...pieces, ...stepBegin(1).slice(2), ...stepEnd(1), end])
    expect(await recorded.points('gen_ai.client.operation.time_to_first_chunk')).toEqual([
      { attributes: MODEL, count: 1, sum: expect.any(Number), boundaries: OPERATION_SECONDS },
    ])
    expect(recorded.span('chat m1').attributes).toMatchObject({ 'gen_ai.request.stream': true })
  })

  it('measures tool calls by tool, agent and fault', async () => {
    watchAll([
      ...stepBegin(1),
      ...[callStart(1, 1, 'search'), callStart(1, 2, 'search'), callEnd(1, 1, 'search')],
      ...[callEnd(1, 2, 'search', 'RangeError: too far'), ...stepEnd(1), end],
    ])
    const tool = { 'gen_ai.tool.name': 'search', 'gen_ai.tool.type': 'function', 'gen_ai.agent.name': 'a' }
    const point = { count: 1, sum: expect.any(Number), boundaries: OPERATION_SECONDS }
    expect(await recorded.points('gen_ai.execute_tool.duration')).toEqual([
      { attributes: tool, ...point },
      { attributes: { ...tool, 'error.type': 'RangeError' }, ...point },
    ])
  })

  it('measures a call that slept in a saved run as long as it took', async () => {
    watchAll([{ type: 'step-start', step: 3 }, callEnd(3, 2, 'ask'), end])
    const [point] = await recorded.points('gen_ai.execute_tool.duration')
    expect(point?.sum).toBeGreaterThanOrEqual(0.039)
  })

  it('measures runs: time, model calls, tool calls and steps', async () => {
    watchAll([
      ...stepBegin(1),
      callStart(1, 1, 'x'),
      callEnd(1, 1, 'x'),
      ...stepEnd(1),
      ...stepBegin(2),
      ...stepEnd(2),
      end,
    ])
    const attributes = { 'gen_ai.agent.name': 'a' }
    const counts = [1, 2, 4, 8, 16, 32, 64, 128]
    const [time] = await recorded.points('gen_ai.invoke_agent.duration')
    expect(time?.attributes).toEqual({ ...attributes, 'gen_ai.request.model': 'm1' })
    expect(time?.boundaries).toEqual(Array.from({ length: 13 }, (_, power) => 2 ** power / 10))
    const ofRun = (sum: number) => [{ attributes, count: 1, sum, boundaries: counts }]
    expect(await recorded.points('gen_ai.invoke_agent.inference_calls')).toEqual(ofRun(2))
    expect(await recorded.points('gen_ai.invoke_agent.tool_calls')).toEqual(ofRun(1))
    expect(await recorded.points('dormouse.invoke_agent.steps')).toEqual(ofRun(2))
  })

  it('says what failed, and does not measure what was only cut off', async () => {
    const error = { name: 'AgentError', message: 'no reply' }
    const open = [...stepBegin(1), callStart(1, 1, 'search')]
    watchAll([...open, { type: 'run-end', result: runResult({ finishReason: 'failed', error }) }])
    watchAll(open)
    const points = [...(await recorded.points('gen_ai.execute_tool.duration'))]
    expect(points).toMatchObject([{ attributes: { 'error.type': 'AgentError' }, count: 1 }])
    watchAll([...stepBegin(1).slice(0, 2), { type: 'run-end', result: runResult({ finishReason: 'failed', error }) }])
    const calls = await recorded.points('gen_ai.client.operation.duration')
    expect(calls.find(({ attributes }) => attributes['error.type'] === 'AgentError')).toMatchObject({ count: 1 })
    const runs = await recorded.points('gen_ai.invoke_agent.duration')
    expect(runs.find(({ attributes }) => attributes['error.type'] === 'AgentError')).toMatchObject({ count: 2 })
  })

  it('goes to the meter provider that is registered when a run begins', async () => {
    telemetry = openTelemetry(api, { tracer: recorded.tracer })
    watchAll([end])
    api.metrics.setGlobalMeterProvider(recorded.meterProvider)
    watchAll([end])
    watchAll([end])
    api.metrics.disable()
    expect(await recorded.points('gen_ai.invoke_agent.duration')).toMatchObject([{ count: 2 }])
  })
})
