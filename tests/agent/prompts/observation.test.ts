import type { EndedCell } from '@dormouse/agent'
import { expect, it } from 'vitest'
import { cutMiddle } from '../../../packages/agent/src/prompts/cut-middle.ts'
import { writeObservation } from '../../../packages/agent/src/prompts/observation.ts'

const completed = (value: unknown, rest: Partial<EndedCell> = {}): EndedCell =>
  ({ status: 'completed', value, logs: [], logBytesOmitted: 0, calls: [], ...rest }) as EndedCell
const write = (outcome: EndedCell): string => writeObservation(outcome, 1_000)

it.each([
  ['two\nlines', 'Value:\ntwo\nlines'],
  [{ ok: true }, 'Value:\n{"ok":true}'],
  [null, 'Value:\nnull'],
  [0, 'Value:\n0'],
  [undefined, 'The code ran. It logged nothing, and its last expression has no value.'],
  [['x'.repeat(100)], `Value:\n[\n  "${'x'.repeat(100)}"\n]`],
])('writeObservation() shows the value %j', (value, text) => {
  expect(write(completed(value))).toBe(text)
})

it('writeObservation() shows logs first, their level where it matters, and what was cut', () => {
  const logs = [
    { level: 'log', text: 'a' },
    { level: 'error', text: 'b' },
  ]
  const text = write(completed(1, { logs, logBytesOmitted: 12 }))
  expect(text).toBe('Logs:\na\n[error] b\n(12 bytes of logs left out)\n\nValue:\n1')
})

it('writeObservation() cuts logs and value each, keeping head and tail', () => {
  const text = writeObservation(completed('v'.repeat(50), { logs: [{ level: 'log', text: 'l'.repeat(50) }] }), 10)
  expect(text).toBe(
    'Logs:\nlllll\n… 40 characters left out …\nlllll\n\nValue:\nvvvvv\n… 40 characters left out …\nvvvvv',
  )
})

it('writeObservation() shows an error with frame, advice, roll-back and the calls that were made', () => {
  const call = { durationMs: 1, args: ['a'] }
  const outcome: EndedCell = {
    status: 'failed',
    logs: [],
    logBytesOmitted: 0,
    rolledBack: true,
    error: { code: 'guest', name: 'TypeError', message: 'x is no function', codeFrame: '> 1 | x()', advice: 'Use y.' },
    calls: [
      { ...call, id: 1, name: 'ask', status: 'fulfilled', value: true },
      { ...call, id: 2, name: 'send', status: 'rejected', error: { name: 'Error', message: 'offline' } },
      { ...call, id: 3, name: 'wait', status: 'aborted' },
    ],
  }
  expect(write(outcome)).toBe(
    [
      'Error:\nTypeError: x is no function\n> 1 | x()\nUse y.\nVariables are as they were before this code.\n',
      'Calls made before the error:\nask("a") → true\nsend("a") → rejected: offline\nwait("a") → aborted',
    ].join('\n'),
  )
})

it('writeObservation() shows the last of many calls, each shortened', () => {
  const calls = Array.from({ length: 30 }, (_, index) => ({
    id: index + 1,
    name: 'f',
    args: ['x'.repeat(5_000)],
    status: 'fulfilled' as const,
    value: 1,
    durationMs: 0,
  }))
  const error = { code: 'guest', name: 'Error', message: 'no' }
  const text = write({ status: 'failed', logs: [], logBytesOmitted: 0, rolledBack: false, error, calls })
  expect(text).toContain('(10 earlier calls)')
  expect(text.length).toBeLessThan(6_000)
})

it('cutMiddle() leaves no half of a surrogate pair, and counts what it left out', () => {
  const text = cutMiddle('🐭'.repeat(10), 6)
  expect(text).toBe('🐭\n… 16 characters left out …\n🐭')
  expect(cutMiddle('🐭'.repeat(3), 6)).toBe('🐭'.repeat(3))
})
