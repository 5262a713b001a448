import type { Outcome } from '@dormouse/executor'
import { describe, expect, it } from 'vitest'
import { codeOf, failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

// Each sentence of the docstring of `SessionOptions.asyncCalls`, in both of its meanings.

const fast = shareExecutor()
const exact = shareExecutor({ ...{ [Symbol.for('dormouse.forceExact')]: true } })
const hostFunctions = {
  tool: async (value: unknown) => value,
  fail: async () => {
    throw new Error('no')
  },
}
const HELPERS = `const log = []
async function f(x) { return await tool(x) }
async function bad() { await tool(1); throw new RangeError('bad') }
`

describe.each([
  ['fast', fast],
  ['exact', exact],
] as const)('asyncCalls, %s', (_mode, shared) => {
  async function run(asyncCalls: 'wait' | 'plain', ...cells: readonly string[]): Promise<Outcome> {
    const session = shared.session({ hostFunctions, asyncCalls })
    const [first = '', ...others] = cells
    let outcome = await session.run(HELPERS + first)
    for (const code of others) outcome = await session.run(code)
    return outcome
  }

  it.each([
    ['a call of an async function', "f(false) ? 'yes' : 'no'", 'no', 'yes'],
    ['another promise', "Promise.resolve(false) ? 'yes' : 'no'", 'no', 'yes'],
    ['the type', 'typeof f(1)', 'number', 'object'],
    ['a promise in a text', '`${f(1)}`', '1', '[object Promise]'],
    ['one of an earlier line', 'const p = f(1); `${p}`', '1', '[object Promise]'],
    [
      'a combinator of one’s own under the name of a promise’s',
      "Promise.all = (l) => l.map((x) => (x ? 'yes' : 'no')); Promise.all([f(false), Promise.resolve(false)]).join()",
      'no,no',
      'yes,yes',
    ],
    ['a host function', "tool(false) ? 'yes' : 'no'", 'no', 'no'],
    ['a plain function that calls one', "function g(x) { return tool(x) } g(false) ? 'yes' : 'no'", 'no', 'no'],
    ['a getter that calls one', "({ get a() { return tool(false) } }).a ? 'yes' : 'no'", 'no', 'no'],
    ['an async function that calls one', 'async function g() { return tool(0) ? 1 : 2 } await g()', 2, 2],
    ['a test that fills', 'let n = 0, x; const g = () => (x ??= (n++, f(0))); await Promise.all([g(), g()]); n', 1, 1],
    ['two promises compared', "const m = new Map([['a', f(1)]]); const p = m.get('a'); p === m.get('a')", true, true],
    ['the engine’s own class', 'f(1) instanceof Promise', true, true],
    ['what the cell ends with', 'f(7)', 7, 7],
    ['what the cell declares last', 'const last = f(7)', 7, 7],
    ['what it returns', 'return f(7)', 7, 7],
    ['a dropped error', "bad(); await tool(1); await tool(2); 'on'", 'RangeError', 'on'],
    ['what runs at a call of an async one', 'let n = 0; Promise.resolve().then(() => { n = 1 }); f(1); n', 1, 0],
  ])('decides %s', async (_what, code, waited, plain) => {
    for (const [asyncCalls, value] of [
      ['wait', waited],
      ['plain', plain],
    ] as const) {
      const outcome = await run(asyncCalls, code)
      const shown = outcome.status === 'failed' ? outcome.error.name : valueOf(outcome)
      expect([asyncCalls, shown]).toEqual([asyncCalls, value])
    }
  })

  it('says whether a promise in data crosses', async () => {
    for (const code of ['[f(1)]', 'tool([f(1)])']) {
      expect(valueOf(await run('wait', code))).toEqual([1])
      expect(codeOf(await run('plain', code))).toBe('not-transferable')
    }
  })

  it('gives a promise that the cell ends with no other end: it stands still as a deadlock', async () => {
    for (const asyncCalls of ['wait', 'plain'] as const) {
      expect(failureOf(await run(asyncCalls, 'new Promise(() => {})')).error.code).toBe('deadlock')
    }
  })

  it('says what a name holds in later cells', async () => {
    const held = "const p = tool(false); p.then(() => {}); 'kept'"
    const read = "p ? 'yes' : 'no'"
    expect(valueOf(await run('wait', held, read))).toBe('no')
    expect(valueOf(await run('plain', held, read))).toBe('no')
    expect(valueOf(await run('wait', 'const p = f(false); 1', read))).toBe('no')
    expect(valueOf(await run('plain', 'const p = f(false); 1', read))).toBe('yes')
    const refused = 'const p = fail(); p.catch(() => {}); 1'
    expect(failureOf(await run('wait', refused, 'p')).error.message).toBe('no')
    expect(valueOf(await run('plain', refused, 'p'))).toBe(undefined)
  })
})
