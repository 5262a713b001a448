import { ERROR_CODES, type ErrorCode } from '@dormouse/executor'
import { describe, expect, it } from 'vitest'
import { codeOf, deferred, failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({
  limits: { cpuMs: 200, memoryBytes: 24 * 1024 * 1024, maxCalls: 5, sourceBytes: 5000, resultBytes: 2000 },
})
const hostFunctions = {
  tick: async (n: number) => n,
  fail: async () => {
    throw new RangeError('no luck')
  },
  never: () => deferred().promise,
}

/** Code that ends with each code, in a session that has `kept` from a cell before. */
const CASES: readonly (readonly [ErrorCode, string])[] = [
  ['syntax', 'let a = ;'],
  ['source-too-large', ' '.repeat(5001)],
  ['source-too-deep', `${'['.repeat(2000)}${']'.repeat(2000)}`],
  ['timeout', 'for (;;);'],
  ['memory', 'const all = []; for (;;) all.push(new Uint8Array(1e5))'],
  ['stack', 'const down = () => down() + 1; down()'],
  ['result-too-large', `'x'.repeat(5000)`],
  ['not-transferable', '({ a: [() => 1] })'],
  ['call-budget', 'for (let i = 0; ; i++) tick(i)'],
  ['deadlock', 'await new Promise(() => {})'],
  ['guest', 'throw new Error("mine")'],
]
const ROLLS_BACK: readonly ErrorCode[] = ['timeout', 'memory', 'call-budget']
const NEVER_RUNS: readonly ErrorCode[] = ['syntax', 'source-too-large', 'source-too-deep']

describe('error codes', () => {
  it('CASES has each code of an outcome', () => {
    const codes = Object.keys(ERROR_CODES)
    // What ends with a worker thread is tried in tests/executor/node/threads/lost-threads.test.ts.
    const thrown = ['crash', 'engine', 'aborted', ...codes.slice(codes.indexOf('busy'))]
    expect(CASES.map(([code]) => code).sort()).toEqual(codes.filter((code) => !thrown.includes(code)).sort())
  })

  it.each(CASES)('%s: told with name and message, the session works afterwards', async (code, cell) => {
    const session = shared.session({ hostFunctions })
    await session.run('let kept = tick(41)')
    const outcome = failureOf(await session.run(cell))
    expect(outcome.error.code).toBe(code)
    expect(outcome.error.name).toMatch(/^[A-Z]\w+$/)
    expect(outcome.error.message.length).toBeGreaterThan(3)
    expect(outcome.usage.wallMs).toBeGreaterThanOrEqual(0)
    expect(valueOf(await session.run('kept + tick(1)'))).toBe(42)
  })

  it.each(CASES.filter(([code]) => !NEVER_RUNS.includes(code)))(
    '%s: keeps logs and completed calls',
    async (code, cell) => {
      const session = shared.session({ hostFunctions })
      const outcome = failureOf(await session.run(`console.log('before'); tick('done');\n${cell}`))
      expect(outcome.error.code).toBe(code)
      expect(outcome.logs[0]).toEqual({ level: 'log', text: 'before' })
      expect(outcome.calls[0]).toMatchObject({
        id: 1,
        name: 'tick',
        args: ['done'],
        status: 'fulfilled',
        value: 'done',
      })
    },
  )

  it.each(CASES)('%s: says whether the session was rolled back, and it was', async (code, cell) => {
    const session = shared.session({ hostFunctions })
    await session.run('let count = 1')
    const ran = !NEVER_RUNS.includes(code)
    const outcome = failureOf(await session.run(ran ? `count = 2; tick(0);\n${cell}` : cell))
    expect(outcome.error.code).toBe(code)
    // A stack error that ends in the host's own stack goes back, one that the engine saw does not.
    if (code !== 'stack') expect(outcome.rolledBack).toBe(ROLLS_BACK.includes(code))
    expect(valueOf(await session.run('count'))).toBe(ran && !outcome.rolledBack ? 2 : 1)
  })

  it('what a host function throws is a guest error with its name and message', async () => {
    const outcome = failureOf(await shared.run('fail()', { hostFunctions }))
    expect(outcome.error).toMatchObject({ code: 'guest', name: 'RangeError', message: 'no luck' })
    expect(outcome.calls).toMatchObject([{ status: 'rejected', error: { name: 'RangeError', message: 'no luck' } }])
  })

  it('deadlock: an await, a chain, or a call that nothing can wake', async () => {
    for (const code of [
      'await new Promise(() => {}); 1',
      'const p = new Promise(() => {}); await p.then(() => 1)',
      'await Promise.race([])',
    ]) {
      const outcome = failureOf(await shared.run(code))
      expect([outcome.error.code, outcome.rolledBack]).toEqual(['deadlock', false])
    }
  })

  it('deadlock is told after what is left has run', async () => {
    const outcome = failureOf(await shared.run(`setTimeout(() => console.log('late'), 5); await new Promise(() => {})`))
    expect([outcome.error.code, outcome.logs.length]).toEqual(['deadlock', 1])
  })

  it('an error in a timer or a microtask that nobody waits for fails the run as guest', async () => {
    for (const code of [
      `setTimeout(() => { throw new Error('later') }, 1); 1`,
      `queueMicrotask(() => { throw new Error('later') }); 1`,
    ]) {
      expect(failureOf(await shared.run(code)).error).toMatchObject({ code: 'guest', message: 'later' })
    }
  })

  it('not-transferable names the path', async () => {
    const message = async (code: string): Promise<string> => failureOf(await shared.run(code)).error.message
    expect(await message('({ users: [{ name: 1 }, { callback() {} }] })')).toContain('users[1].callback')
    expect(await message(`new Map([['k', Symbol('s')]])`)).toMatch(/symbol/)
    expect(await message('[1, new WeakMap()]')).toContain('[1]')
    expect(await message('({ p: [() => Promise.resolve(1)] })')).toContain('p[0]')
    // Promises in data are waited for, unless calls are what the language has them to be.
    expect(valueOf(await shared.run('({ p: Promise.resolve(1) })'))).toEqual({ p: 1 })
    const plain = await shared.run('({ p: Promise.resolve(1) })', { asyncCalls: 'plain' })
    expect(failureOf(plain).error.message).toContain('p')
  })

  it('messages and stacks hold no paths or frames of the host', async () => {
    for (const [, cell] of CASES) {
      const { error } = failureOf(await shared.run(cell, { hostFunctions }))
      expect(JSON.stringify(error)).not.toMatch(
        /node_modules|node:|file:|packages|\.ts\b|dormouse\.js|\/[a-z]+\/[a-z]+\//,
      )
    }
    expect(JSON.stringify(failureOf(await shared.run('fail()', { hostFunctions })).error)).not.toMatch(
      /codes\.test|node:|\.ts\b/,
    )
  })

  it('fails one cell without touching another session', async () => {
    const other = shared.session({ hostFunctions })
    await other.run('let mine = 7')
    for (const [code, cell] of CASES) expect(codeOf(await shared.run(cell, { hostFunctions }))).toBe(code)
    expect(valueOf(await other.run('mine'))).toBe(7)
  })
})
