import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMessages } from '../../../packages/agent/src/memory/build-messages.ts'
import { compactMemory, createCompactor } from '../../../packages/agent/src/memory/compact-memory.ts'
import type { CompactionOptions } from '../../../packages/agent/src/memory/compaction.ts'
import { Memory } from '../../../packages/agent/src/memory/memory.ts'
import { isNote } from '../../../packages/agent/src/memory/note-step.ts'
import type { ModelMessage } from '../../../packages/agent/src/model/model.ts'
import type { Step } from '../../../packages/agent/src/steps.ts'
import { action, lastAnswer, plan, task } from './sample-steps.ts'

const textOf = ({ content }: ModelMessage): string => {
  return typeof content === 'string' ? content : content.map((part) => (part.type === 'text' ? part.text : '')).join('')
}
/** What the default counts, but for the rounding of each text and the words that join messages. */
const tokensOf = (memory: Memory): number => {
  const texts = buildMessages(memory).map((message) => {
    const calls = 'toolCalls' in message ? (message.toolCalls ?? []) : []
    return textOf(message) + calls.map((call) => call.name + call.arguments).join('')
  })
  return texts.reduce((sum, text) => sum + text.length / 4, 0)
}
const grow = (count: number, part: (number: number) => Parameters<typeof action>[0] = () => ({})): Step[] => {
  return Array.from({ length: count }, (_, index) => action({ number: index + 1, ...part(index + 1) }))
}
const lines = (count: number): string => Array.from({ length: count }, (_, index) => `line ${index}`).join('\n')

describe('compactMemory()', () => {
  it('gives the memory itself while it is within the limit', () => {
    const memory = new Memory('System', [task(), ...grow(10)])
    expect(compactMemory(memory, { maxTokens: 1000 })).toBe(memory)
  })

  it('shortens old results first, keeping head, tail and how much is left out', () => {
    const memory = new Memory('System', [task(), ...grow(8, () => ({ observation: `head ${'x'.repeat(3990)} tail` }))])
    const compacted = compactMemory(memory, { maxTokens: 7500 })
    const [, first, second, ...others] = compacted.steps
    expect(first).toMatchObject({
      observation: expect.stringMatching(/^head x+\n… 3400 characters left out …\nx+ tail$/),
    })
    expect(second).toMatchObject({ observation: expect.stringContaining('left out') })
    expect(others.slice(-4)).toEqual(memory.steps.slice(-4))
    expect(tokensOf(compacted)).toBeLessThanOrEqual(7500)
  })

  it('goes on to replaced plans, then old code, and then makes way for whole steps', () => {
    const code = lines(40)
    const part = { modelOutput: `I see.\n<code>\n${code}\n</code>`, code, observation: 'o'.repeat(2000) }
    const [first, ...others] = grow(8, () => part)
    const steps = [task(), plan(`old ${'p'.repeat(2000)}`), first as Step, plan('new plan'), ...others]
    const marks = {
      results: 'characters left out',
      plan: '(An earlier plan of 2004 characters is left out.)',
      code: 'I see.\n<code>\nline 0\nline 1\nline 2\n// … 37 more lines left out\n</code>',
      note: 'left out to save space. What the code declared is still there.)',
    }
    const seenAt = (mark: string): number => {
      for (let maxTokens = 6000; maxTokens > 0; maxTokens -= 25) {
        const messages = buildMessages(compactMemory(new Memory('', steps), { maxTokens, keepSteps: 1 }))
        if (messages.some((message) => textOf(message).includes(mark))) return maxTokens
      }
      return 0
    }
    const limits = Object.values(marks).map(seenAt)
    expect(new Set(limits).size).toBe(4)
    expect(limits).toEqual(limits.toSorted((one, other) => other - one))
    expect(limits.at(-1)).toBeGreaterThan(0)
  })

  it('writes one note for the steps that it leaves out, which stands with the task', () => {
    const call = { id: 1, args: [], status: 'fulfilled', durationMs: 1 } as const
    const steps = grow(12, (number) => ({
      calls: number % 2 ? [{ ...call, name: 'search' }] : [{ ...call, name: `read${number}` }],
      modelOutput: 'y'.repeat(100),
    }))
    const compacted = compactMemory(new Memory('', [task(), ...steps]), { maxTokens: 250, keepSteps: 2 })
    expect(compacted.steps.filter(isNote)).toHaveLength(1)
    expect(textOf(buildMessages(compacted)[0] as ModelMessage)).toMatch(
      /^Task:\nCount\n\n\(Steps 1–\d+ are left out to save space\. Tools called: search \(\d times\), read2, read4/,
    )
  })

  it('names ten tools at most in its note, and counts an image as a thousand tokens', () => {
    const calls = Array.from({ length: 13 }, (_, index) => `tool${index}`).map((name, index) => {
      return { id: index + 1, name, args: [], status: 'fulfilled', durationMs: 1 } as const
    })
    const steps = [task('Look', { images: ['https://a.test/1'] }), action({ calls, number: 1 }), action({ number: 2 })]
    const memory = new Memory('', steps)
    expect(compactMemory(memory, { maxTokens: 1100, keepSteps: 1 })).toBe(memory)
    const note = compactMemory(memory, { maxTokens: 1000, keepSteps: 1 }).steps.find(isNote)
    expect(note?.task).toMatch(/^\(Step 1 is left out to save space\. Tools called: tool0, .*tool9, 3 more tools\./)
  })

  it('leaves earlier tasks with their answers out last of all, and never the task in hand', () => {
    const earlier = [1, 2, 3].flatMap((number) => [
      task(`Earlier ${number} ${'t'.repeat(300)}`),
      ...grow(2, () => ({ observation: 'o'.repeat(400) })),
      action({ number: 3, modelOutput: `Answer ${number}`, isFinal: true, observation: '' }),
    ])
    const memory = new Memory('', [...earlier, task('Now'), ...grow(4)])
    const [roomy, tight] = [850, 100].map((maxTokens) => compactMemory(memory, { maxTokens }).steps)
    expect(roomy?.filter((step) => step.type === 'action' && step.isFinal)).toHaveLength(3)
    expect(tight?.slice(1)).toEqual(memory.steps.slice(-5))
    expect(tight?.[0]).toMatchObject({
      isNote: true,
      task: expect.stringMatching(/^\(3 earlier tasks and 9 of the steps/),
    })
  })

  it('keeps arguments of native tool calls sound JSON', () => {
    const calls = (json: string): Step => {
      return action({ toolCalls: [{ id: 'a', name: 'write', arguments: json, result: 'ok' }], observation: '' })
    }
    const long = JSON.stringify({ path: 'a.txt', text: 'z'.repeat(5000) })
    const filler = action({ observation: 'o'.repeat(3000) })
    const steps = [task(), calls(long), calls(`{"broken": ${'1'.repeat(5000)}`), filler]
    const compacted = compactMemory(new Memory('', steps), { maxTokens: 2000, keepSteps: 1 })
    const written = compacted.steps.flatMap((step) => (step.type === 'action' ? (step.toolCalls ?? []) : []))
    expect(written.map((call) => JSON.parse(call.arguments) as unknown)).toEqual([
      { path: 'a.txt', text: expect.stringMatching(/^z+\n… 4880 characters left out …\nz+$/) },
      { leftOut: '5011 characters' },
    ])
  })

  it('leaves the beginning alone for several steps between two cuts', () => {
    let memory = new Memory('', [task()])
    let before = buildMessages(memory)
    let cuts = 0
    for (const step of grow(200, () => ({ observation: 'o'.repeat(400) }))) {
      memory = memory.with(step)
      const after = buildMessages(compactMemory(memory, { maxTokens: 4000 }))
      if (JSON.stringify(after.slice(0, before.length)) !== JSON.stringify(before)) cuts++
      before = after
    }
    expect(cuts).toBeGreaterThan(2)
    expect(cuts).toBeLessThan(30)
  })

  it('counts with the counter it is given, and refuses one that gives no number', () => {
    const memory = new Memory('', [task(), ...grow(9, () => ({ modelOutput: 'w '.repeat(50) }))])
    const countTokens = (text: string): number => text.split(' ').length
    expect(compactMemory(memory, { maxTokens: 600, countTokens })).toBe(memory)
    expect(compactMemory(memory, { maxTokens: 300, countTokens })).not.toBe(memory)
    expect(() => compactMemory(memory, { maxTokens: 1, countTokens: () => Number.NaN })).toThrow(TypeError)
  })
})

describe('createCompactor()', () => {
  it('counts the texts of each step once, though it is given the whole memory each time', () => {
    let counted = 0
    const countTokens = (text: string): number => {
      if (text.startsWith('Observation')) counted++
      return text.length
    }
    const compact = createCompactor({ maxTokens: 100_000, countTokens })
    let memory = new Memory('', [task()])
    for (const step of grow(20)) {
      memory = memory.with(step)
      expect(compact(memory)).toBe(memory)
    }
    expect(counted).toBe(20)
  })

  it('starts over with a memory that does not go on where the last one ended', () => {
    const compact = createCompactor({ maxTokens: 300, keepSteps: 1 })
    const [one, other] = ['a', 'b'].map((letter) => {
      return new Memory(letter, [task(), ...grow(9, () => ({ observation: letter.repeat(400) }))])
    }) as [Memory, Memory]
    const earlier = new Memory('a', one.steps.slice(0, 4))
    for (const memory of [one, other, one, earlier, one]) {
      expect(compact(memory)).toEqual(compactMemory(memory, { maxTokens: 300, keepSteps: 1 }))
    }
  })
})

const text = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc
    .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 300 }))
    .map(([word, times]) => `${word} `.repeat(times)),
)
const toolCall = fc.record({
  id: fc.uuid(),
  name: fc.constantFrom('search', 'write'),
  arguments: fc.oneof(
    text,
    text.map((value) => JSON.stringify({ value })),
  ),
  result: text,
})
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({
        code: fc.option(text, { nil: undefined }),
        modelOutput: text,
        observation: text,
        toolCalls: fc.option(fc.array(toolCall, { minLength: 1, maxLength: 3 }), { nil: undefined }),
        isFinal: fc.boolean(),
      })
      .map(({ code, toolCalls, modelOutput, ...part }) =>
        action({
          ...part,
          modelOutput: code === undefined ? modelOutput : `${modelOutput}<code>${code}</code>`,
          ...(code === undefined ? {} : { code }),
          ...(toolCalls ? { toolCalls } : {}),
        }),
      ),
  },
  { weight: 1, arbitrary: text.map(plan) },
  { weight: 1, arbitrary: text.map((words) => task(words)) },
  { weight: 1, arbitrary: text.map(lastAnswer) },
)
const anyMemory = fc.array(anyStep, { maxLength: 30 }).map((steps) => {
  let number = 0
  const numbered = steps.map((step) => (step.type === 'action' ? { ...step, number: ++number } : step))
  return new Memory('System', [task('First'), ...numbered])
})
const anyOptions: fc.Arbitrary<CompactionOptions> = fc.record({
  maxTokens: fc.integer({ min: 1, max: 4000 }),
  keepSteps: fc.integer({ min: 1, max: 6 }),
})

describe('compactMemory() for any memory', () => {
  const holds = (check: (memory: Memory, options: CompactionOptions) => void, numRuns = 300): void => {
    fc.assert(fc.property(anyMemory, anyOptions, check), { numRuns })
  }

  it('never parts a native tool call from its result', () => {
    holds((memory, options) => {
      const messages = buildMessages(compactMemory(memory, options))
      messages.forEach((message, index) => {
        const calls = message.role === 'assistant' ? (message.toolCalls ?? []) : []
        const results = messages.slice(index + 1, index + 1 + calls.length)
        expect(results.map((result) => (result.role === 'tool' ? result.toolCallId : ''))).toEqual(
          calls.map(({ id }) => id),
        )
      })
      const toolMessages = messages.filter(({ role }) => role === 'tool').length
      const calls = messages.flatMap((message) => (message.role === 'assistant' ? (message.toolCalls ?? []) : []))
      expect(calls).toHaveLength(toolMessages)
    })
  })

  it('keeps the system prompt, the task in hand, the plan in force and the last action steps as they are', () => {
    holds((memory, options) => {
      const compacted = compactMemory(memory, options)
      const last = memory.steps.filter((step) => step.type === 'action').slice(-(options.keepSteps ?? 4))
      const isInForce = (type: Step['type']): Step[] => memory.steps.filter((step) => step.type === type).slice(-1)
      const [task] = isInForce('task')
      // A plan for an earlier task goes with it.
      const plans = isInForce('plan').filter((one) => memory.steps.indexOf(one) > memory.steps.indexOf(task as Step))
      expect(compacted.systemPrompt).toBe('System')
      for (const step of [...last, ...plans, task]) expect(compacted.steps).toContain(step)
    })
  })

  it('comes within the limit, unless nothing more can be cut', () => {
    holds((memory, options) => {
      const compacted = compactMemory(memory, options)
      // A counted text may be rounded up by one, and messages that are joined are counted apart.
      if (tokensOf(compacted) <= options.maxTokens + 1) return
      const least = compactMemory(memory, { ...options, maxTokens: 1 })
      expect(compacted).toEqual(least)
    })
  })

  it('gives the same for what it gave, and for the same memory', () => {
    holds((memory, options) => {
      const compacted = compactMemory(memory, options)
      expect(compactMemory(memory, options)).toEqual(compacted)
      expect(compactMemory(compacted, options)).toEqual(compacted)
    })
  })

  it('gives the same from a compactor that has followed the run', () => {
    holds((memory, options) => {
      const compact = createCompactor(options)
      memory.steps.forEach((_, index) => {
        const grown = new Memory(memory.systemPrompt, memory.steps.slice(0, index + 1))
        expect(compact(grown)).toEqual(compactMemory(grown, options))
      })
    }, 100)
  })

  it('changes nothing in the memory that it was given, and keeps the order of steps', () => {
    holds((memory, options) => {
      const before = JSON.stringify(memory)
      const { steps } = compactMemory(memory, options)
      expect(JSON.stringify(memory)).toBe(before)
      const numbers = steps.flatMap((step) => (step.type === 'action' ? [step.number] : []))
      expect(numbers).toEqual(numbers.toSorted((one, other) => one - other))
    })
  })
})
