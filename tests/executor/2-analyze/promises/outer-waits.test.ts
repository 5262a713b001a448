import { describe, expect, it } from 'vitest'
import { mapProgram } from '../../../../packages/executor/src/2-analyze/program-map.ts'
import { OuterWaits } from '../../../../packages/executor/src/2-analyze/promises/outer-waits.ts'
import { parsed } from '../../../support/analyzing.ts'

/** True when the callee of the last call of `w` is to be started and left. */
function isLeft(code: string): boolean {
  const map = mapProgram(parsed(code))
  const call = map.sites.map(({ node }) => node).findLast(({ start }) => code.slice(start).startsWith('w('))
  return new OuterWaits(map, new Set()).isLeft((call as never as { callee: never }).callee)
}

const GATE = 'let open; const gate = new Promise((r) => { open = r });'

describe('OuterWaits', () => {
  it.each([
    ['a gate whose resolver is kept', `${GATE} const w = async () => { await gate }; w()`],
    [
      'resolvers of withResolvers',
      'const { promise, resolve } = Promise.withResolvers(); const w = async () => { await promise }; w()',
    ],
    ['a list of resolvers', 'const all = []; const w = async () => { await new Promise((r) => all.push(r)) }; w()'],
    [
      'a loop until a flag is written',
      'let stop = false; const w = async () => { while (!stop) await tool(1) }; w(); stop = true',
    ],
    [
      'a loop that leaves by one',
      'let stop = false; const w = async () => { for (;;) { if (stop) break; await tool(1) } }; w(); stop = true',
    ],
    [
      'a function that it waits for',
      `${GATE} const inner = async () => { await gate }; const w = async () => { await inner() }; w()`,
    ],
  ])('leaves %s', (_, code) => {
    expect(isLeft(code)).toBe(true)
  })

  it.each([
    ['a call', 'const w = async () => { await tool(1) }; w()'],
    [
      'a promise that settles itself',
      'const soon = new Promise((r) => setTimeout(r, 1)); const w = async () => { await soon }; w()',
    ],
    ['a loop with an end of its own', 'const w = async () => { let n = 0; while (n < 3) { await tool(n); n++ } }; w()'],
    [
      'a flag that it writes itself',
      'let stop = false; const w = async () => { while (!stop) { stop = await tool(1) } }; w(); stop = true',
    ],
    [
      'what starts another and leaves it',
      `${GATE} const inner = async () => { await gate }; const w = async () => { inner() }; w()`,
    ],
    ['itself, called by itself', 'const w = async (n) => { if (n) await w(n - 1) }; w(3)'],
  ])('waits for %s', (_, code) => {
    expect(isLeft(code)).toBe(false)
  })
})
