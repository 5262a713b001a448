import * as api from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RunEvent } from '../../../packages/agent/src/events.ts'
import { openTelemetry } from '../../../packages/agent/src/telemetry/open-telemetry.ts'
import type { RunWatch, Telemetry } from '../../../packages/agent/src/telemetry/telemetry.ts'
import { RecordedTelemetry } from './recorded-telemetry.ts'
import { callEnd, callStart, runResult, seeAll, stepBegin, stepEnd, USAGE, watchedRun } from './sample-events.ts'

const RUN_START: RunEvent = { type: 'run-start', task: 'secret task', maxSteps: 20 }
const RUN_END: RunEvent = { type: 'run-end', result: runResult() }

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

/** Watches a whole run of the given events. */
function watchAll(events: readonly RunEvent[], watch = telemetry.watch(watchedRun('run'))): RunWatch {
  seeAll(watch, [RUN_START, ...events])
  watch.end()
  return watch
}

describe('openTelemetry()', () => {
  it('makes a tree of run, step, model call, cell and tool call', () => {
    watchAll(
      [
        ...stepBegin(1),
        callStart(1, 1, 'search'),
        callEnd(1, 1, 'search'),
        ...stepEnd(1),
        ...stepBegin(2),
        ...stepEnd(2),
        RUN_END,
      ],
      telemetry.watch(watchedRun('run', { agent: 'researcher' })),
    )
    expect(recorded.tree).toBe(
      [
        'invoke_agent researcher',
        '  dormouse.step',
        '    chat m1',
        '    dormouse.cell',
        '      execute_tool search',
        '  dormouse.step',
        '    chat m1',
        '    dormouse.cell',
      ].join('\n'),
    )
    expect(recorded.openCount).toBe(0)
  })

  it('gives spans the attributes of the GenAI conventions', () => {
    watchAll([...stepBegin(1), callStart(1, 1, 'search'), callEnd(1, 1, 'search'), ...stepEnd(1), RUN_END])
    const usage = {
      'gen_ai.usage.input_tokens': 100,
      'gen_ai.usage.output_tokens': 20,
      'gen_ai.usage.cache_read.input_tokens': 60,
      'gen_ai.usage.reasoning.output_tokens': 5,
    }
    const model = { 'gen_ai.provider.name': 'openai', 'gen_ai.request.model': 'm1' }
    expect(recorded.span('invoke_agent').attributes).toEqual({
      'gen_ai.operation.name': 'invoke_agent',
      ...model,
      ...usage,
      'dormouse.run.id': 'run',
      'dormouse.agent.kind': 'code',
      'dormouse.run.max_steps': 20,
      'dormouse.run.steps': 1,
      'dormouse.run.finish_reason': 'final-answer',
    })
    expect(recorded.span('chat m1').attributes).toEqual({
      'gen_ai.operation.name': 'chat',
      ...model,
      'gen_ai.response.finish_reasons': ['stop'],
      ...usage,
      'dormouse.model.purpose': 'action',
    })
    expect(recorded.span('execute_tool search').attributes).toEqual({
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': 'search',
      'gen_ai.tool.type': 'function',
      'gen_ai.tool.call.id': 'run.1.1',
    })
    expect(recorded.span('dormouse.step').attributes).toMatchObject({ 'dormouse.step.number': 1 })
    expect(recorded.spans.filter(({ kind }) => kind === api.SpanKind.CLIENT).map(({ name }) => name)).toEqual([
      'chat m1',
    ])
  })

  it('makes do without the names of agent, model and provider', () => {
    watchAll(
      [...stepBegin(1), RUN_END],
      telemetry.watch(watchedRun('run', { model: { id: undefined, provider: undefined } })),
    )
    expect(recorded.span('chat').attributes).toMatchObject({ 'gen_ai.provider.name': '_OTHER' })
    expect(recorded.span('chat').attributes).not.toHaveProperty('gen_ai.request.model')
    expect(recorded.span('invoke_agent').attributes).not.toHaveProperty('gen_ai.agent.name')
  })

  it('puts the plan in a span of its own, and the last answer below the run', () => {
    watchAll(
      [
        { type: 'model-start', step: 1, purpose: 'plan' },
        { type: 'model-output', step: 1, text: 'plan', finishReason: 'stop', usage: USAGE },
        { type: 'plan-end', step: { type: 'plan', before: 1, plan: 'plan', modelMs: 1, startedAt: 0, durationMs: 1 } },
        ...stepBegin(1),
        ...stepEnd(1),
        { type: 'model-start', step: 2, purpose: 'last-answer' },
        { type: 'model-output', step: 2, text: 'best', finishReason: 'stop', usage: USAGE },
        { type: 'run-end', result: runResult({ finishReason: 'max-steps', costUsd: 0.25 }) },
      ],
      telemetry.watch(watchedRun('run', { agent: 'planner' })),
    )
    expect(recorded.tree).toBe(
      [
        'invoke_agent planner',
        '  chat m1',
        '  dormouse.step',
        '    chat m1',
        '    dormouse.cell',
        '  plan planner',
        '    chat m1',
      ].join('\n'),
    )
    expect(recorded.span('invoke_agent planner').attributes).toMatchObject({
      'gen_ai.usage.input_tokens': 300,
      'dormouse.run.finish_reason': 'max-steps',
      'dormouse.run.cost_usd': 0.25,
    })
    expect(recorded.span('plan planner').attributes).toEqual({
      'gen_ai.operation.name': 'plan',
      'gen_ai.agent.name': 'planner',
    })
  })

  it('puts tool calls without code below their step', () => {
    const [stepStart, modelStart, modelOutput] = stepBegin(1) as [RunEvent, RunEvent, RunEvent]
    watchAll([
      stepStart,
      modelStart,
      modelOutput,
      callStart(1, 1, 'a'),
      callStart(1, 2, 'b'),
      callEnd(1, 2, 'b'),
      callEnd(1, 1, 'a'),
    ])
    expect(recorded.tree).toBe(
      ['invoke_agent', '  dormouse.step', '    chat m1', '    execute_tool a', '    execute_tool b'].join('\n'),
    )
  })

  it('begins below what is active at watch()', () => {
    const outer = recorded.tracer.startSpan('request')
    const watch = api.context.with(api.trace.setSpan(api.context.active(), outer), () =>
      telemetry.watch(watchedRun('run')),
    )
    watchAll([RUN_END], watch)
    outer.end()
    expect(recorded.tree).toBe(['request', '  invoke_agent'].join('\n'))
  })

  it('throws a TypeError for what is not the module', () => {
    expect(() => openTelemetry({} as typeof api)).toThrow(TypeError)
    expect(() => openTelemetry(undefined as unknown as typeof api)).toThrow('@opentelemetry/api')
  })
})

describe('openTelemetry() recordContent', () => {
  const events: RunEvent[] = [
    ...stepBegin(1),
    { type: 'log', step: 1, level: 'log', text: 'secret log' },
    callStart(1, 1, 'search'),
    { type: 'request-open', step: 1, request: requestOf('run.1.1') },
    { type: 'request-answer', step: 1, id: 'run.1.1', value: 'secret answer' },
    callEnd(1, 1, 'search'),
    ...stepEnd(1),
    RUN_END,
  ]

  it('is off by default: spans hold nothing that was said', () => {
    watchAll(events)
    const written = recorded.spans.map(({ name, attributes, events: marks }) => ({ name, attributes, marks }))
    expect(JSON.stringify(written)).not.toContain('secret')
  })

  it('writes down what was said, messages in the form of the conventions', () => {
    telemetry = openTelemetry(api, { tracer: recorded.tracer, meter: recorded.meter, recordContent: true })
    watchAll(events, telemetry.watch(watchedRun('run')))
    expect(recorded.span('invoke_agent').attributes).toMatchObject({
      'gen_ai.system_instructions': '[{"type":"text","content":"secret prompt"}]',
      'gen_ai.input.messages': '[{"role":"user","parts":[{"type":"text","content":"secret task"}]}]',
      'gen_ai.output.messages': '[{"role":"assistant","parts":[{"type":"text","content":"secret output"}]}]',
    })
    expect(recorded.span('chat m1').attributes['gen_ai.output.messages']).toContain('secret reply')
    expect(recorded.span('dormouse.cell').attributes).toMatchObject({ 'dormouse.cell.code': 'secret code' })
    expect(recorded.span('dormouse.cell').events[0]?.attributes).toMatchObject({ 'dormouse.log.text': 'secret log' })
    expect(recorded.span('dormouse.step').attributes).toMatchObject({
      'dormouse.step.observation': 'secret observation',
    })
    const { attributes, events: marks } = recorded.span('execute_tool search')
    expect(attributes).toMatchObject({
      'gen_ai.tool.call.arguments': '["secret argument"]',
      'gen_ai.tool.call.result': '"secret result"',
    })
    expect(marks.map((mark) => mark.attributes)).toMatchObject([
      { 'dormouse.request.question': 'secret question' },
      { 'dormouse.request.answer': '"secret answer"' },
    ])
  })
})

describe('openTelemetry() requests', () => {
  it('marks the waits for a person on the span of the call that waits', () => {
    const ids = ['run.1.1', 'run.1.10', 'run.1.2.1']
    watchAll([
      ...stepBegin(1),
      ...[1, 2, 10].map((call) => callStart(1, call, `tool${call}`)),
      ...ids.map((id): RunEvent => ({ type: 'request-open', step: 1, request: requestOf(id) })),
      ...ids.map((id): RunEvent => ({ type: 'request-answer', step: 1, id, value: true })),
      ...[1, 2, 10].map((call) => callEnd(1, call, `tool${call}`)),
      ...stepEnd(1),
      RUN_END,
    ])
    for (const [name, id] of [
      ['tool1', 'run.1.1'],
      ['tool10', 'run.1.10'],
      ['tool2', 'run.1.2.1'],
    ]) {
      const { events } = recorded.span(`execute_tool ${name}`)
      expect(events.map((event) => [event.name, event.attributes?.['dormouse.request.id']])).toEqual([
        ['request-open', id],
        ['request-answer', id],
      ])
    }
  })
})

function requestOf(id: string) {
  return {
    id,
    kind: 'approval',
    runId: 'run',
    tool: 'search',
    args: { text: 'secret' },
    question: 'secret question',
  } as const
}
