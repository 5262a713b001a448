import { describe, expect, it } from 'vitest'
import { shareExecutor, valueOf } from '../../support/executor.ts'

// The engine calls `undefined` where it closes a helper of an iterator without a `return`.
const HELPERS = ['map((x) => x)', 'filter(() => true)', 'take(9)', 'drop(0)', 'flatMap((x) => [x, x])']
const SOURCES = ['[1, 0].values()', 'new Set([1, 0]).values()', 'new Map([[1, 0]]).keys()', "'10'[Symbol.iterator]()"]
const CASES = SOURCES.flatMap((source) => HELPERS.map((helper) => `${source}.${helper}`))

describe('helpers of iterators are closed', () => {
  const shared = shareExecutor()
  const run = async (code: string): Promise<unknown> => valueOf(await shared.run(code))

  it.each(CASES)('%s', async (made) => {
    expect(await run(`${made}.some((x) => +x === 1)`)).toBe(true)
    expect(await run(`${made}.take(1).toArray().length`)).toBe(1)
    expect(await run(`const [a] = ${made}; +a`)).toBe(1)
    expect(await run(`for (const x of ${made}) break; 'on'`)).toBe('on')
    const closed = `const h = ${made}; h.next(); [h.return(), h.next()].map((step) => step.done)`
    expect(await run(closed)).toEqual([true, true])
  })

  it('a method `return` of the guest is called once, and what it throws is thrown', async () => {
    const source = `({ __proto__: Iterator.prototype, next: () => ({ value: 1, done: false }), return() { n++; throw new TypeError('mine') } })`
    const code = `let n = 0; const h = ${source}.map((x) => x); h.next(); let r; try { h.return() } catch (e) { r = e.message } [r, n]`
    expect(await run(code)).toEqual(['mine', 1])
  })

  it('looks as the language has it', async () => {
    const code = `const h = [].values().map(String), p = Object.getPrototypeOf(h); [p.return.name, p.return.length, Iterator.prototype.map.name, Iterator.prototype.map.length, 'return' in [].values()]`
    expect(await run(code)).toEqual(['return', 0, 'map', 1, false])
    expect(await run(`let r; try { [].values().map(1) } catch (e) { r = e.name } r`)).toBe('TypeError')
  })
})
