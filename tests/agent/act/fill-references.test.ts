import { ScriptedModel, ToolCallingAgent, tool } from '@dormouse/agent'
import { describe, expect, it } from 'vitest'
import { fillReferences } from '../../../packages/agent/src/act/fill-references.ts'

describe('fillReferences()', () => {
  it.each([
    ['@report', [1, 2]],
    ['@reports', '@reports'],
    ['see @report', 'see @report'],
    ['@', '@'],
    ['@toString', '@toString'],
    [{ a: ['@report', 7, null] }, { a: [[1, 2], 7, null] }],
  ])('fillReferences() makes of %j what it stands for', (args, filled) => {
    expect(fillReferences(args, { report: [1, 2] })).toEqual(filled)
  })

  it('fillReferences() keeps __proto__ an ordinary key', () => {
    const filled = fillReferences(JSON.parse('{"__proto__": "@report"}'), { report: 1 }) as object
    expect(Object.getPrototypeOf(filled)).toBe(Object.prototype)
    expect(Object.entries(filled)).toEqual([['__proto__', 1]])
  })
})

describe('additionalArgs of a ToolCallingAgent', () => {
  const seen: unknown[] = []
  const store = tool({
    name: 'store',
    description: 'Stores rows.',
    inputs: { rows: { type: 'array', description: 'Rows' } },
    needsApproval: true,
    execute: ({ rows }) => {
      seen.push(rows)
      return rows.length
    },
  })
  const make = () =>
    new ToolCallingAgent({
      model: new ScriptedModel((messages) => {
        if (messages.length > 2)
          return { text: '', finishReason: 'tool-calls', toolCalls: [call('finalAnswer', { answer: 'done' })] }
        expect(messages[1]?.content).toMatch('write its @name as the argument:\n- @table: array of 3 = [1,2,3]')
        return { text: '', finishReason: 'tool-calls', toolCalls: [call('store', { rows: '@table' })] }
      }),
      tools: [store],
    })
  const call = (name: string, args: object) => ({ id: name, name, arguments: JSON.stringify(args) })

  it('additionalArgs are passed whole by their @name, also by a run that was saved meanwhile', async () => {
    const run = make().start('Store the table', { additionalArgs: { table: [1, 2, 3] } })
    await expect.poll(() => run.pending.length).toBe(1)
    expect(run.pending[0]?.args).toEqual({ rows: [1, 2, 3] })
    const saved = JSON.parse(JSON.stringify(await run.suspend()))
    await expect(run.result).rejects.toMatchObject({ code: 'suspended' })
    const resumed = make().resume(saved)
    await expect.poll(() => resumed.pending.length).toBe(1)
    resumed.answer(resumed.pending[0]?.id ?? '', true)
    expect(await resumed.result).toBe('done')
    expect(seen).toEqual([[1, 2, 3]])
  })
})
