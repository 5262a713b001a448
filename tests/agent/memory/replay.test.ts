import { expect, it } from 'vitest'
import { Memory } from '../../../packages/agent/src/memory/memory.ts'
import type { NoteStep } from '../../../packages/agent/src/memory/note-step.ts'
import { replay } from '../../../packages/agent/src/memory/replay.ts'
import { columnsOf } from '../../../packages/agent/src/transcript/wrap.ts'
import { action, task, WHOLE_RUN } from './sample-steps.ts'

const memory = new Memory('System', WHOLE_RUN)
const LINE = '─'

it('replay() writes every step with its thought, code, logs, calls, result, error, time and tokens', () => {
  const text = memory.replay({ columns: 90 }).replace(/─{3,}/g, LINE)
  expect(text).toBe(
    `── Task ${LINE}
  task     Which shop in Lyon has the cheapest tent?
  input    known: array = ["Alpin", … 12 more]
  images   2

── Plan ${LINE} 1.2 s · 3,812 (2,048 cached) → 96 tokens ──
  plan     1. List the shops.
           2. Ask their prices.

── Step 1 ${LINE} 1.2 s · 3,812 (2,048 cached) → 96 tokens ──
  thought  I list the shops.
  code     const shops = listShops('Lyon')
           console.log(shops)
           shops.map(shop => priceOf(shop, 'tent'))
  logs     [ 'Alpin', 'Nord' ]
           [warn] Nord is slow
  call     listShops("Lyon") → ["Alpin","Nord"] · 12 ms
  call     priceOf("Nord", {"deep":[null,1.5]}) ✗ aborted · 1.8 s
  result   [89,95]

── Step 2 · failed ${LINE} 1 min 6 s · 3,812 (2,048 cached) → 96 tokens ──
  thought  I have it checked.
  code     researcher('Alpin?')
           shops.sortBy(1)
  call     researcher("Alpin?") ✗ Error: no steps left · 1 min 5 s
           4 model calls · ~3,812 (2,048 cached) → 96 tokens
  error    TypeError: shops.sortBy is not a function (guest-error)
           > 2 | shops.sortBy(1)
               |       ^

── Step 3 ${LINE} 1.2 s · 3,812 (2,048 cached) → 96 tokens ──
  call     search({"query":"tents"}) → Found: 3 tents
  call     serach({"query":) → There is no tool called serach.

── Best answer ${LINE} 1.2 s · 3,812 (2,048 cached) → 96 tokens ──
  answer   Alpin, for 89 euros

── Total ${LINE} 1 min 11 s ──
  used     3 steps · 9 model calls · 9 tool calls · ~22,872 (12,288 cached) → 576 tokens`,
  )
})

it('replay() adds what was thought and observed, and cuts nothing, when it is detailed', () => {
  const long = action({ observation: Array.from({ length: 50 }, (_, index) => `line ${index}`).join('\n') })
  const text = memory.with(long).replay({ detailed: true })
  expect(text).toContain('  thinking They want the cheapest.')
  expect(text).toContain("  observed Logs:\n           [ 'Alpin', 'Nord' ]")
  expect(text).toContain('line 25')
  expect(memory.with(long).replay()).toMatch(/line 7\n +… 35 lines left out …\n +line 43\n/)
})

it('replay() names how many of the earlier calls it leaves out', () => {
  const call = { name: 'f', status: 'fulfilled', durationMs: 1 } as const
  const calls = Array.from({ length: 25 }, (_, index) => ({ ...call, id: index + 1, args: [index] }))
  const text = replay([action({ calls })])
  expect(text).toContain('  call     … 5 earlier calls\n  call     f(5) → null · 1 ms')
  expect(replay([action({ calls })], { detailed: true })).toContain('f(0)')
})

it('replay() stays within its columns, with wide characters and long words too', () => {
  const wide = action({
    modelOutput: `${'日本語'.repeat(60)} ${'👩‍👩‍👧'.repeat(80)}`,
    code: `const a = '${'x'.repeat(300)}'`,
    calls: [
      { id: 1, name: 'search', args: ['語'.repeat(200)], status: 'fulfilled', value: 'é'.repeat(99), durationMs: 1 },
    ],
  })
  for (const columns of [40, 63, 120]) {
    const lines = memory.with(wide).replay({ columns }).split('\n')
    expect(lines.filter((line) => columnsOf(line) > columns)).toEqual([])
    expect(Math.max(...lines.map(columnsOf))).toBe(columns)
  }
})

it('replay() colours only when asked, and takes out the escapes of models and tools', () => {
  const escape = '\u001B'
  const hostile = task(`${escape}[2J${escape}]0;title\u0007gone\u009B31m \u202Eback\tnew`)
  const plain = new Memory('System', [hostile]).replay()
  expect(plain).toContain('  task     gone back  new')
  expect([...plain].filter((character) => character < ' ' && character !== '\n')).toEqual([])
  const coloured = new Memory('System', [hostile]).replay({ color: true })
  expect(coloured).not.toBe(plain)
  expect(coloured.replace(/\u001B\[\d+m/g, '')).toBe(plain)
})

it('replay() shows a note of steps that were left out', () => {
  const note: NoteStep = { type: 'task', isNote: true, task: '(Steps 1–2 are left out.)' }
  expect(replay([task(), note])).toMatch(/── Left out ─+\n {2}note {5}\(Steps 1–2 are left out\.\)/)
})

it('replay() refuses columns that no text fits in', () => {
  expect(() => memory.replay({ columns: 39 })).toThrow(
    new RangeError('Cannot take 39 as columns: it must be a whole number from 40'),
  )
  expect(() => memory.replay({ columns: '80' as never })).toThrow(TypeError)
})
