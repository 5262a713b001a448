import { describe, expect, it } from 'vitest'
import { compactMemory } from '../../../packages/agent/src/memory/compact-memory.ts'
import { Memory } from '../../../packages/agent/src/memory/memory.ts'
import { shortenStep } from '../../../packages/agent/src/memory/shorten-step.ts'
import { action, task } from './sample-steps.ts'

const madeBy = 'chat:gcp.gemini/gemini-3-pro'
const thoughts = { reasoning: 'x'.repeat(600), providerData: { madeBy, reasoning_details: [{ data: 'b3Bh' }] } }
const signed = { providerData: { madeBy, extra_content: { google: { thought_signature: 'CrI=' } } } }
const code = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n')
const cell = action({ ...thoughts, modelOutput: `<code>\n${code}\n</code>`, code })

describe('shortenStep()', () => {
  it('shortenStep() drops the thoughts of code once that is cut, and not before', () => {
    expect(shortenStep(cell, 2)).toMatchObject(thoughts)
    const cut = shortenStep(cell, 3)
    expect(cut).toMatchObject({ modelOutput: expect.stringContaining('97 more lines left out') })
    for (const name of ['reasoning', 'providerData']) expect(cut).not.toHaveProperty(name)
  })

  it('shortenStep() keeps all that servers want back with native calls, whose arguments it cuts', () => {
    const call = { id: 'a', name: 'f', arguments: JSON.stringify({ text: code }), result: 'r', ...signed }
    const cut = shortenStep(action({ ...thoughts, toolCalls: [call] }), 3)
    expect(cut).toMatchObject({ ...thoughts, toolCalls: [{ id: 'a', ...signed }] })
    expect(JSON.stringify(cut)).toContain('characters left out')
  })
})

it('compactMemory() counts thoughts where they are sent back: next to native calls', () => {
  const toolCalls = [{ id: 'a', name: 'f', arguments: '{}', result: 'r' }]
  const isCut = (part: Parameters<typeof action>[0]): boolean => {
    const rest = Array.from({ length: 4 }, () => action(part))
    const memory = new Memory('', [task(), action({ observation: 'o'.repeat(900) }), ...rest])
    return compactMemory(memory, { maxTokens: 700 }) !== memory
  }
  const { reasoning } = thoughts
  expect([isCut({ toolCalls }), isCut({ reasoning }), isCut({ toolCalls, reasoning })]).toEqual([false, false, true])
})
