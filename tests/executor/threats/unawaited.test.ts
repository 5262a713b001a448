import { describe, expect, it } from 'vitest'
import { describeWays, runCells } from '../../support/ways-of-running.ts'

const BAD = `async function bad() { await tool(1); throw new Error('lost') }`

/** Callbacks that nobody waits for, and that fail after they have waited. */
const LOST: readonly (readonly [behaviour: string, cell: string])[] = [
  ['an async function given to setTimeout', `${BAD} setTimeout(bad, 0); await slow(1, 10)`],
  [
    'one given to setInterval',
    `${BAD} const i = setInterval(() => clearInterval(i), 1); setInterval(bad, 1); await slow(1, 20)`,
  ],
  ['one given to setImmediate', `${BAD} setImmediate(bad); await slow(1, 10)`],
  ['one given to queueMicrotask', `${BAD} queueMicrotask(bad); await slow(1, 10)`],
  [
    'a method',
    `const o = { async bad() { await tool(1); throw new Error('lost') } }; setTimeout(o.bad, 0); await slow(1, 10)`,
  ],
  ['an arrow', `setTimeout(async () => { await tool(1); throw new Error('lost') }, 0); await slow(1, 10)`],
  ['a bound one', `${BAD} setTimeout(bad.bind(null), 0); await slow(1, 10)`],
  ['a plain one', `setTimeout(() => { tool(1); throw new Error('lost') }, 0); await slow(1, 10)`],
]

const LISTENER = `const e = new EventTarget(); e.addEventListener('x', async () => { await tool(1); throw new Error('lost') });`

describe('callbacks that nobody waits for', () => {
  describeWays('what they throw', (opened) => {
    it.each(LOST)('fails the run: %s', async (_behaviour, cell) => {
      const [outcome] = await runCells(opened(), cell)
      expect(outcome).toMatchObject({ status: 'failed', error: { code: 'guest', message: 'lost' } })
    })

    it('is told to the console where a listener throws it', async () => {
      const [outcome] = await runCells(opened(), `${LISTENER} e.dispatchEvent(new Event('x')); await slow(1, 10); 'on'`)
      expect(outcome).toMatchObject({ status: 'completed', value: 'on' })
      expect(outcome.logs.map((line) => line.text.split('\n')[0])).toEqual(['Uncaught Error: lost'])
    })

    it('is left to whoever waits for the promise that a plain one gives', async () => {
      const cell = `${BAD} const p = bad(); setTimeout(() => p, 0); let r; try { await p } catch (e) { r = e.message } await slow(1, 10); r`
      const [outcome] = await runCells(opened(), cell)
      expect(outcome).toMatchObject({ status: 'completed', value: 'lost' })
    })
  })
})
