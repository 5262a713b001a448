import { describe, expect, it } from 'vitest'
import { describeWays, runCells } from '../../support/ways-of-running.ts'

/** Each place where a call of `f` is dropped: what it throws is an error of the cell. */
const PLACES = [
  'f(1)',
  '(f(0), f(1))',
  '(f(1), f(0))',
  "f(0), f(1), 'a'",
  "(f(0), f(1)), 'a'",
  'for (f(1); false;);',
  'for (f(0), f(1); false;);',
  'for (let i = 0; i < 1; f(1)) i++',
  'for (let i = 0; i < 1; i++, f(1));',
  'for (let i = 0; i < 1; (f(1), i++));',
  'if (true) f(1)',
  'true && f(1)',
  'true && (f(0), f(1))',
  'true ? (f(0), f(1)) : 0',
  '{ f(1) }',
  'l: f(1)',
  'switch (1) { case 1: f(1) }',
  'const g = () => { f(1) }; g()',
  'const g = () => (f(1), 2); g()',
  'f?.(1)',
  'o.f(1)',
  'f`${1}`',
] as const

describe('what a dropped call throws', () => {
  describeWays('is an error of the cell', (opened) => {
    it.each(PLACES)('%s', async (place) => {
      const f = `const f = async (...all) => { await tool(1); if (all.at(-1) === 1) throw new Error('no') }; const o = { f };`
      const [outcome] = await runCells(opened(), `${f} ${place}; 'end'`)
      expect(outcome).toMatchObject({ status: 'failed', error: { code: 'guest', message: 'no' } })
    })
  })
})
