import { describe, expect, it } from 'vitest'
import type { EventOrigin, RunEvent } from '../../../packages/agent/src/events.ts'
import type { RunResult } from '../../../packages/agent/src/run/run-result.ts'
import { createLogger, type LoggerOptions } from '../../../packages/agent/src/transcript/logger.ts'
import { action, codeless, plan, SHARE } from '../memory/sample-steps.ts'

const CODE = "const shops = listShops('Lyon')\nshops.length"
const RESULT: RunResult = {
  runId: 'r1',
  output: 2,
  finishReason: 'final-answer',
  systemPrompt: 'System',
  steps: [action()],
  usage: { ...SHARE.usage, modelCalls: 2, toolCalls: 1, modelMs: 1, guestCpuMs: 1, toolMs: 1 },
  costUsd: 0.0123,
  startedAt: 0,
  durationMs: 12_345,
}
const STEP: readonly RunEvent[] = [
  { type: 'step-start', step: 1 },
  { type: 'model-start', step: 1, purpose: 'action' },
  {
    type: 'model-output',
    step: 1,
    text: `<think>hm</think>I list them.\n<code>\n${CODE}\n</code>`,
    finishReason: 'stop',
  },
  { type: 'code-start', step: 1, code: CODE },
  { type: 'log', step: 1, level: 'warn', text: 'slow\u001B[2J' },
  { type: 'call-start', step: 1, call: 1, name: 'listShops', args: ['Lyon'] },
  { type: 'call-end', step: 1, call: 1, name: 'listShops', durationMs: 12, outcome: { value: ['Alpin', 'Nord'] } },
  { type: 'code-end', step: 1, status: 'completed' },
  { type: 'step-end', step: action({ code: CODE, observation: 'Value:\n2' }) },
]
const FAILED = action({ number: 2, error: { code: 'no-code', name: 'AgentError', message: 'It holds no code.' } })
const WHOLE: readonly RunEvent[] = [
  { type: 'run-start', task: 'How many shops?', maxSteps: 20 },
  { type: 'model-start', step: 1, purpose: 'plan' },
  { type: 'model-output', step: 1, text: '1. Count.', finishReason: 'stop' },
  { type: 'plan-end', step: plan('1. Count.') },
  ...STEP,
  { type: 'step-start', step: 2 },
  { type: 'model-output', step: 2, text: 'Hm.', finishReason: 'stop' },
  { type: 'step-end', step: FAILED },
  { type: 'final-answer', answer: 2n },
  { type: 'run-end', result: RESULT },
]

function logOf(
  events: readonly (RunEvent & Partial<EventOrigin>)[],
  options: Omit<LoggerOptions, 'write'> = {},
): string[] {
  const lines: string[] = []
  const listener = createLogger({ write: (line) => lines.push(line), columns: 80, ...options })
  for (const event of events) listener({ runId: 'r1', ...event })
  return lines.map((line) => line.replace(/─{3,}/g, '─'))
}

describe('createLogger()', () => {
  it('writes plan, steps, code, logs, calls, results, errors, times and the answer at level info', () => {
    expect(logOf(WHOLE)).toEqual([
      '── Task ─',
      '  task     How many shops?',
      '',
      '── Plan ─',
      '  plan     1. Count.',
      '  time     1.2 s · 3,812 (2,048 cached) → 96 tokens',
      '',
      '── Step 1 ─',
      '  thought  I list them.',
      "  code     const shops = listShops('Lyon')",
      '           shops.length',
      '  logs     [warn] slow',
      '  call     listShops("Lyon") → ["Alpin","Nord"] · 12 ms',
      '  result   2',
      '  time     1.2 s · 3,812 (2,048 cached) → 96 tokens',
      '',
      '── Step 2 ─',
      '  thought  Hm.',
      '  error    AgentError: It holds no code. (no-code)',
      '  time     1.2 s · 3,812 (2,048 cached) → 96 tokens',
      '',
      '  answer   2',
      '  used     1 step · 2 model calls · 3,812 (2,048 cached) → 96 tokens · $0.0123',
      '── End: final-answer ─ 12.3 s ──',
    ])
  })

  it('writes nothing at level off, and what failed at level error', () => {
    expect(logOf(WHOLE, { level: 'off' })).toEqual([])
    const error = { name: 'AgentError', message: 'Cannot get a reply' }
    const { costUsd: _, ...failed } = { ...RESULT, finishReason: 'failed', error } as const
    expect(logOf([...WHOLE.slice(0, -1), { type: 'run-end', result: failed }], { level: 'error' })).toEqual([
      '── Step 2 · failed ─',
      '  error    AgentError: It holds no code. (no-code)',
      '  error    AgentError: Cannot get a reply',
      '  used     1 step · 2 model calls · 3,812 (2,048 cached) → 96 tokens',
      '── End: failed ─ 12.3 s ──',
    ])
  })

  it('adds the model’s text, whole arguments and the observation at level debug', () => {
    const lines = logOf(WHOLE, { level: 'debug' })
    expect(lines).toEqual(
      expect.arrayContaining(['  model    <think>hm</think>I list them.', '  calls    listShops("Lyon")']),
    )
    expect(lines).toEqual(expect.arrayContaining(['  observed Value:', '           2']))
    expect(lines.filter((line) => line.includes('thought'))).toEqual([])
  })

  it('writes a streamed reply line by line as it comes in at level debug, and not again', () => {
    const pieces = ['I li', 'st them.', '\n<co', 'de>\n1\n', '</code>']
    const deltas = pieces.map((text) => ({ type: 'text-delta', step: 1, text }) as const)
    const events: RunEvent[] = [
      ...deltas,
      { type: 'model-output', step: 1, text: pieces.join(''), finishReason: 'stop' },
    ]
    const expected = ['  model    I list them.', '           <code>', '           1', '           </code>']
    expect(logOf(events, { level: 'debug' })).toEqual(expected)
    expect(logOf(events.slice(0, 3), { level: 'debug' })).toEqual(expected.slice(0, 1))
    expect(logOf(events)).toEqual([])
  })

  it('puts sub-agents behind their names, nested ones behind both, within the same columns', () => {
    const sub = { runId: 'r2', agent: 'researcher', parent: { runId: 'r1', call: 1 } }
    const nested = { runId: 'r3', agent: 'browser', parent: { runId: 'r2', call: 1 } }
    const log = { type: 'log', step: 1, level: 'log', text: 'word '.repeat(30) } as const
    const start = { type: 'run-start', maxSteps: 1 } as const
    const lines = logOf([
      { ...start, task: 'Outer' },
      { ...start, ...sub, task: 'Inner' },
      { ...start, ...nested, task: 'Deep' },
      { ...log, ...sub },
      { ...log },
    ])
    expect(lines).toContain('researcher │   task     Inner')
    expect(lines).toContain('researcher › browser │   task     Deep')
    expect(lines.filter((line) => line.startsWith('researcher │   logs'))).toHaveLength(1)
    expect(lines.every((line) => line.length <= 80)).toBe(true)
    expect(lines.at(-1)).not.toContain('researcher')
  })

  it('tells runs that overlap apart, and forgets those that ended', () => {
    const start = { type: 'run-start', task: 'Count', maxSteps: 1 } as const
    const lines = logOf([
      { ...start, runId: 'one' },
      { ...start, runId: 'two', agent: 'counter' },
      { type: 'run-end', runId: 'one', result: RESULT },
      { type: 'final-answer', runId: 'two', answer: 1 },
    ])
    expect(lines.filter((line) => line.includes('task'))).toEqual(['  task     Count', 'counter │   task     Count'])
    expect(lines.filter((line) => line.includes('End'))).toEqual([expect.stringMatching(/^run one │ /)])
    expect(lines.at(-1)).toBe('  answer   1')
  })

  it('shows what a person is asked and answers, failed calls, and native calls that never ran', () => {
    const request = {
      id: 'q1',
      kind: 'approval',
      runId: 'r1',
      tool: 'erase',
      args: {},
      question: 'May it erase?',
    } as const
    const toolCalls = [{ id: 'a', name: 'serach', arguments: '{}', result: 'There is no such tool.' }]
    expect(
      logOf([
        { type: 'call-start', step: 1, call: 1, name: 'erase', args: [] },
        { type: 'request-open', step: 1, request },
        { type: 'request-answer', step: 1, id: 'q1', value: false },
        { type: 'call-end', step: 1, call: 1, name: 'erase', durationMs: 5, outcome: { error: 'denied' } },
        { type: 'step-end', step: codeless({ toolCalls, observation: '', modelOutput: '' }) },
      ]).slice(0, 4),
    ).toEqual([
      '  asks     May it erase? (approval q1)',
      '  answered false (q1)',
      '  call     erase() ✗ denied · 5 ms',
      '  call     serach({}) → There is no such tool.',
    ])
  })

  it('colours when asked', () => {
    expect(logOf(WHOLE, { color: true }).some((line) => line.includes('\u001B['))).toBe(true)
    expect(logOf(WHOLE).some((line) => line.includes('\u001B['))).toBe(false)
  })

  it('refuses options that are not sound', () => {
    expect(() => createLogger({ write: 'stdout' as never })).toThrow(TypeError)
    expect(() => createLogger({ write: () => {}, level: 'loud' as never })).toThrow(
      new RangeError('Cannot make a logger of level loud: it must be off, error, info, debug'),
    )
    expect(() => createLogger({ write: () => {}, columns: 10 })).toThrow(RangeError)
  })
})
