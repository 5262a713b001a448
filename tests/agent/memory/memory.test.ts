import { describe, expect, it } from 'vitest'
import { buildMessages } from '../../../packages/agent/src/memory/build-messages.ts'
import { Memory } from '../../../packages/agent/src/memory/memory.ts'
import { action, lastAnswer, plan, SHARE, task, WHOLE_RUN } from './sample-steps.ts'

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const reading = (steps: unknown): (() => Memory) => {
  return () => Memory.fromJSON({ version: 1, systemPrompt: 'System', steps })
}

describe('Memory', () => {
  it('with() gives a memory with a step more and leaves the first as it is', () => {
    const empty = new Memory('System')
    const one = empty.with(task())
    expect([empty.steps, one.steps, one.with(action()).steps.length]).toEqual([[], [task()], 2])
    expect(() => (one.steps as unknown[]).push(task())).toThrow(TypeError)
  })

  it('keeps its own list of steps', () => {
    const steps = [task()]
    const memory = new Memory('System', steps)
    steps.push(task('Other'))
    expect(memory.steps).toEqual([task()])
  })

  it('fromJSON() gives back exactly what toJSON() wrote, and so the same messages', () => {
    const memory = new Memory('System', WHOLE_RUN)
    const read = Memory.fromJSON(throughJson(memory))
    expect(read).toEqual(memory)
    expect(read).toBeInstanceOf(Memory)
    expect(JSON.stringify(read)).toBe(JSON.stringify(memory))
    expect(buildMessages(read)).toEqual(buildMessages(memory))
  })

  it('fromJSON() takes the result of a run', () => {
    const { systemPrompt, steps } = new Memory('System', WHOLE_RUN)
    const result = { runId: 'r1', output: null, finishReason: 'aborted', systemPrompt, steps, startedAt: 0 }
    expect(Memory.fromJSON(throughJson(result))).toEqual(new Memory('System', WHOLE_RUN))
  })

  it('fromJSON() copies: what happens to its input later changes nothing', () => {
    const json = throughJson(new Memory('System', WHOLE_RUN)) as { steps: { task: string }[] }
    const read = Memory.fromJSON(json)
    if (json.steps[0]) json.steps[0].task = 'Changed'
    expect(read.steps).toEqual(WHOLE_RUN)
  })

  it('fromJSON() keeps fields that it does not know, and drops undefined ones', () => {
    const read = reading([{ ...task(), mood: ['good'], images: undefined }])()
    expect(read.steps).toEqual([{ type: 'task', task: 'Count', mood: ['good'] }])
    expect(Object.keys(read.steps[0] ?? {})).not.toContain('images')
  })

  it('fromJSON() takes hostile keys as ordinary ones', () => {
    const text = JSON.stringify(new Memory('System', [action({ calls: [] })]))
    const call =
      '{"id":1,"name":"f","args":[{"__proto__":{"polluted":1}}],"status":"fulfilled","durationMs":1,"__proto__":{"x":1}}'
    const read = Memory.fromJSON(JSON.parse(text.replace('"calls":[]', `"calls":[${call}],"constructor":{"a":1}`)))
    expect(JSON.stringify(read)).toContain(call)
    expect(JSON.stringify(read)).toContain('"constructor":{"a":1}')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(() => Memory.fromJSON(JSON.parse('{"__proto__":{"version":1,"systemPrompt":"","steps":[]}}'))).toThrow(
      TypeError,
    )
  })

  it('fromJSON() refuses nesting that could overflow the stack, and reads what records may hold', () => {
    const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth))
    const call = { id: 1, name: 'f', args: [nested(400)], status: 'fulfilled', durationMs: 1 }
    expect(reading([action({ calls: [call as never] })])().steps).toHaveLength(1)
    expect(reading([{ ...task(), extra: nested(50_000) }])).toThrow(/at most 500 levels deep/)
  })

  it('fromJSON() refuses versions that it does not know', () => {
    expect(() => Memory.fromJSON({ version: 2, systemPrompt: '', steps: [] })).toThrow(RangeError)
    expect(() => Memory.fromJSON({ version: 2, systemPrompt: '', steps: [] })).toThrow(/of version 2/)
    expect(() => Memory.fromJSON({ systemPrompt: '', steps: [] })).toThrow(
      new TypeError('Cannot read a memory: version must be 1, is undefined'),
    )
  })

  it.each([
    [null, 'it must be an object, is null'],
    ['{}', 'it must be an object, is string (give it what JSON.parse makes of the text)'],
    [{ version: 1, steps: [] }, 'systemPrompt must be a string, is undefined'],
    [{ version: 1, systemPrompt: '' }, 'steps must be an array, is undefined'],
    [{ version: 1, systemPrompt: '', steps: {} }, 'steps must be an array, is an object'],
  ])('fromJSON() refuses %j', (json, message) => {
    expect(() => Memory.fromJSON(json)).toThrow(new TypeError(`Cannot read a memory: ${message}`))
  })

  const CALL = { id: 1, name: 'f', args: [], status: 'fulfilled', durationMs: 1 }
  it.each([
    [null, 'steps[0] must be an object, is null'],
    [{ type: 'system' }, 'steps[0].type must be one of task, plan, action, last-answer, is "system"'],
    [{ type: '__proto__' }, 'steps[0].type must be one of task, plan, action, last-answer, is "__proto__"'],
    [{ type: 'task' }, 'steps[0].task must be there, is undefined'],
    [task('a', { images: [1 as never] }), 'steps[0].images[0] must be a string, is 1'],
    [{ ...plan('p'), before: 0 }, 'steps[0].before must be a whole number from 1, is 0'],
    [{ ...action(), number: '1' }, 'steps[0].number must be a whole number from 1, is "1"'],
    [{ ...action(), number: 1.5 }, 'steps[0].number must be a whole number from 1, is 1.5'],
    [{ ...action(), isFinal: 0 }, 'steps[0].isFinal must be true or false, is 0'],
    [{ ...action(), logs: [{ level: 'log' }] }, 'steps[0].logs[0].text must be there, is undefined'],
    [{ ...action(), startedAt: Number.NaN }, 'steps[0].startedAt must be a number, is NaN'],
    [{ ...action(), error: 'no' }, 'steps[0].error must be an object, is "no"'],
    [
      { ...action(), usage: { ...SHARE.usage, cachedTokens: null } },
      'steps[0].usage.cachedTokens must be a number, is null',
    ],
    [
      { ...action(), calls: [{ ...CALL, status: 'done' }] },
      'steps[0].calls[0].status must be "pending" or "fulfilled" or "rejected" or "aborted", is "done"',
    ],
    [{ ...action(), calls: [{ ...CALL, args: [() => 1] }] }, 'steps[0].calls[0].args[0] must be JSON, is a function'],
    [
      { ...action(), calls: [{ ...CALL, run: { id: 'r', usage: {} } }] },
      'steps[0].calls[0].run.usage.inputTokens must be there, is undefined',
    ],
    [
      { ...action(), toolCalls: [{ id: 'a', name: 'f', arguments: {}, result: '' }] },
      'steps[0].toolCalls[0].arguments must be a string, is an object',
    ],
    [{ ...action(), reasoning: ['Hm'] }, 'steps[0].reasoning must be a string, is an array'],
    [{ ...plan('p'), providerData: 'x' }, 'steps[0].providerData must be an object, is "x"'],
    [{ ...lastAnswer('a'), providerData: {} }, 'steps[0].providerData.madeBy must be there, is undefined'],
    [
      { ...action(), toolCalls: [{ id: 'a', name: 'f', arguments: '', result: '', providerData: { madeBy: 1 } }] },
      'steps[0].toolCalls[0].providerData.madeBy must be a string, is 1',
    ],
    [{ ...lastAnswer('a'), modelOutput: [] }, 'steps[0].modelOutput must be a string, is an array'],
    [{ ...task(), 'odd key': [10n] }, 'steps[0]["odd key"][0] must be JSON, is 10'],
  ])('fromJSON() names the place that is wrong: %#', (step, message) => {
    expect(reading([step])).toThrow(new TypeError(`Cannot read a memory: ${message}`))
  })
})
