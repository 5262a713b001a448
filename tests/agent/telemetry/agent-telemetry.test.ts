import { CodeAgent, ScriptedModel, tool } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import * as api from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTelemetry } from '../../../packages/agent/src/telemetry/open-telemetry.ts'
import type { Telemetry } from '../../../packages/agent/src/telemetry/telemetry.ts'
import { RecordedTelemetry } from './recorded-telemetry.ts'
import { USAGE } from './sample-events.ts'

const executor = await createExecutor()
let recorded: RecordedTelemetry
let telemetry: Telemetry

beforeAll(() => {
  api.context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
})
beforeEach(() => {
  recorded = new RecordedTelemetry()
  telemetry = openTelemetry(api, { tracer: recorded.tracer, meter: recorded.meter })
})
afterEach(() => recorded.shutdown())
afterAll(async () => {
  api.context.disable()
  await executor.dispose()
})

/** Makes a span of its own in its work, as a client of a database would. */
const lookUp = tool({
  name: 'lookUp',
  description: 'Looks a word up.',
  inputs: { word: { type: 'string', description: 'Word' } },
  outputType: 'string',
  execute: async ({ word }) => {
    await new Promise((resolve) => setImmediate(resolve))
    recorded.tracer.startSpan(`query-${word}`).end()
    return word.toUpperCase()
  },
})
const fail = tool({
  name: 'fail',
  description: 'Fails.',
  inputs: {},
  outputType: 'string',
  execute: () => {
    throw new RangeError('out of order')
  },
})

const model = (cells: readonly string[]) =>
  new ScriptedModel(
    cells.map((cell) => `<code>\n${cell}\n</code>`),
    { id: 'scripted', usage: USAGE },
  )
const agentFor = (cells: readonly string[], more: Partial<ConstructorParameters<typeof CodeAgent>[0]> = {}) =>
  new CodeAgent({ model: model(cells), tools: [lookUp, fail], executor, telemetry, ...more })

const researcher = () =>
  agentFor(['finalAnswer(lookUp("inner"))'], { name: 'researcher', description: 'Looks things up.' })

const RESEARCHER = [
  'invoke_agent researcher',
  '  dormouse.step',
  '    chat scripted',
  '    dormouse.cell',
  '      execute_tool lookUp',
  '        query-inner',
]
const OUTER = [
  'invoke_agent writer',
  '  dormouse.step',
  '    chat scripted',
  '    dormouse.cell',
  '      execute_tool lookUp',
  '        query-a',
  '      execute_tool lookUp',
  '        query-b',
  '  dormouse.step',
  '    chat scripted',
  '    dormouse.cell',
  '      execute_tool researcher',
  ...RESEARCHER.map((line) => `        ${line}`),
]
const OUTER_CELLS = [
  'const words = await Promise.all([lookUp("a"), lookUp("b")])',
  'finalAnswer([...words, researcher("Look inner up")].join(" "))',
]

describe('CodeAgent telemetry', () => {
  it('shows a run with two calls at once and a sub-agent as one tree', async () => {
    const agent = agentFor(OUTER_CELLS, { name: 'writer', agents: [researcher()] })
    expect(await agent.arun('Write')).toBe('A B INNER')
    expect(recorded.tree.split('\n')).toEqual(OUTER)
    expect(recorded.openCount).toBe(0)
    expect(recorded.span('invoke_agent writer').attributes).toMatchObject({
      'gen_ai.usage.input_tokens': 200,
      'dormouse.run.finish_reason': 'final-answer',
      'dormouse.run.steps': 2,
    })
    expect(await recorded.points('gen_ai.invoke_agent.inference_calls')).toMatchObject([
      { attributes: { 'gen_ai.agent.name': 'researcher' }, sum: 1 },
      { attributes: { 'gen_ai.agent.name': 'writer' }, sum: 2 },
    ])
  })

  it('keeps 50 runs at once apart, each below the request that it answers', async () => {
    const agent = agentFor(OUTER_CELLS, { name: 'writer', agents: [researcher()] })
    const ids = Array.from({ length: 50 }, (_, index) => `request-${String(index).padStart(2, '0')}`)
    await Promise.all(
      ids.map((id) => {
        const request = recorded.tracer.startSpan(id)
        const active = api.trace.setSpan(api.context.active(), request)
        return api.context.with(active, () => agent.arun('Write')).finally(() => request.end())
      }),
    )
    expect(recorded.tree.split('\n')).toEqual(ids.flatMap((id) => [id, ...OUTER.map((line) => `  ${line}`)]))
    expect(recorded.openCount).toBe(0)
  })

  it('makes what a model does in its call a child of the call', async () => {
    const http = {
      id: 'remote',
      generate: async () => {
        await new Promise((resolve) => setImmediate(resolve))
        recorded.tracer.startSpan('POST').end()
        return { text: '<code>finalAnswer(1)</code>', finishReason: 'stop' as const }
      },
    }
    await agentFor([], { model: http }).arun('Task')
    expect(recorded.tree.split('\n')).toEqual([
      'invoke_agent',
      '  dormouse.step',
      '    chat remote',
      '      POST',
      '    dormouse.cell',
    ])
  })

  it('says which tool failed, and that its cell and step did', async () => {
    await agentFor(['fail()', 'finalAnswer(1)']).arun('Task')
    const faults = recorded.spans.map(({ name, attributes }) => [name, attributes['error.type']])
    expect(faults.filter(([, type]) => type !== undefined).sort()).toEqual([
      ['dormouse.cell', 'guest'],
      ['dormouse.step', 'guest'],
      ['execute_tool fail', 'RangeError'],
    ])
  })

  it('says that the model failed', async () => {
    const broken = { generate: () => Promise.reject(new Error('no server')) }
    await expect(agentFor([], { model: broken }).arun('Task')).rejects.toThrow('no server')
    const { status, attributes } = recorded.span('chat')
    expect(status.code).toBe(api.SpanStatusCode.ERROR)
    expect(attributes['error.type']).toBe('model')
    expect(recorded.span('invoke_agent').status.code).toBe(api.SpanStatusCode.ERROR)
    expect(recorded.openCount).toBe(0)
  })

  it('ends every span of a run that was left', async () => {
    for await (const event of agentFor(OUTER_CELLS).arun('Task', { stream: true }))
      if (event.type === 'call-start') break
    expect(recorded.openCount).toBe(0)
    expect(recorded.span('invoke_agent').attributes['dormouse.run.finish_reason']).toBe('left')
    expect(await recorded.points('gen_ai.client.operation.time_to_first_chunk')).toMatchObject([{ count: 1 }])
  })

  it('shows the wait for a person on the call that waits', async () => {
    const careful = tool({
      ...lookUp,
      name: 'careful',
      needsApproval: true,
      inputs: {},
      outputType: 'number',
      execute: () => 7,
    })
    const agent = agentFor(['finalAnswer(careful())'], { tools: [careful] })
    expect(await agent.arun('Task', { onRequest: () => true })).toBe(7)
    const { events } = recorded.span('execute_tool careful')
    expect(events.map(({ name }) => name)).toEqual(['request-open', 'request-answer'])
  })

  it('makes nothing when `telemetry` is false', async () => {
    api.trace.setGlobalTracerProvider(recorded.tracerProvider)
    try {
      expect(await agentFor(['finalAnswer(1)'], { telemetry: false }).arun('Task')).toBe(1)
    } finally {
      api.trace.disable()
    }
    expect(recorded.spans).toEqual([])
  })
})
