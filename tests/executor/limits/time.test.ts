import { describe, expect, it } from 'vitest'
import { codeOf, deferred, failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 200 } })

/** Guest code that computes for about so many milliseconds of the guest's own clock. */
const compute = (ms: number): string => `{ const end = Date.now() + ${ms}; while (Date.now() < end); }`

describe('limit cpuMs', () => {
  it('ends a loop with code timeout and names the limit', async () => {
    const { error, rolledBack } = failureOf(await shared.run('for (;;);'))
    expect(error).toMatchObject({ code: 'timeout', name: 'TimeoutError' })
    expect(error.message).toContain('cpuMs (200 ms)')
    expect(error.advice).toBeTypeOf('string')
    expect(rolledBack).toBe(true)
  })

  it('lets a cell compute that stays under it', async () => {
    expect(valueOf(await shared.run(`${compute(40)} 'done'`))).toBe('done')
  })

  it('counts the computing of all turns together', async () => {
    const hostFunctions = { tick: async () => 1 }
    const loop = (ms: number): string => `for (let i = 0; i < 4; i++) { ${compute(ms)} tick() } 'done'`
    expect(valueOf(await shared.run(loop(10), { hostFunctions }))).toBe('done')
    expect(codeOf(await shared.run(loop(90), { hostFunctions }))).toBe('timeout')
  })

  it('does not count waiting for host functions and timers', async () => {
    const hostFunctions = { slow: () => new Promise((resolve) => setTimeout(resolve, 300, 'answer')) }
    const outcome = await shared.run('await new Promise((done) => setTimeout(done, 250)); slow()', { hostFunctions })
    expect(valueOf(outcome)).toBe('answer')
    expect(outcome.usage.cpuMs).toBeLessThan(200)
    expect(outcome.usage.wallMs).toBeGreaterThan(500)
  })

  it('is a limit of each run, not of the session', async () => {
    const session = shared.session()
    for (let cell = 0; cell < 4; cell++) expect(valueOf(await session.run(`${compute(80)} 1`))).toBe(1)
  })

  it('keeps the logs and the completed calls of the run that it ends', async () => {
    const hostFunctions = { search: async (query: string) => `found ${query}` }
    const code = `console.log('one'); const found = search('tea'); console.log(found); for (;;);`
    const outcome = failureOf(await shared.run(code, { hostFunctions }))
    expect(outcome.error.code).toBe('timeout')
    expect(outcome.logs.map(({ text }) => text)).toEqual(['one', 'found tea'])
    expect(outcome.calls).toMatchObject([{ name: 'search', args: ['tea'], status: 'fulfilled', value: 'found tea' }])
  })

  it('puts the session back to its state before the cell', async () => {
    const session = shared.session({ hostFunctions: { tick: async () => 1 } })
    await session.run('let count = 1; const list = [1]; globalThis.extra = 1; class A {}')
    const code = 'count = 2; list.push(2); extra = 2; let fresh = 1; A.x = 1; tick(); for (;;);'
    expect(failureOf(await session.run(code)).rolledBack).toBe(true)
    const after = await session.run('[count, list, extra, typeof fresh, A.x]')
    expect(valueOf(after)).toEqual([1, [1], 1, 'undefined', undefined])
    expect(valueOf(await session.run('let fresh = 5; fresh + count'))).toBe(6)
  })

  it('puts a session back that had not run before', async () => {
    const session = shared.session({ globals: { user: 'Ada' } })
    expect(codeOf(await session.run('user = 1; globalThis.left = 1; for (;;);'))).toBe('timeout')
    expect(valueOf(await session.run('[user, typeof left]'))).toEqual(['Ada', 'undefined'])
  })

  it('touches no other session', async () => {
    const [first, second] = [shared.session(), shared.session()]
    await first.run('let mine = 1')
    expect(codeOf(await second.run('for (;;);'))).toBe('timeout')
    expect(valueOf(await first.run('mine'))).toBe(1)
  })

  it('aborts the calls in flight of the run that it ends', async () => {
    let signal: AbortSignal | undefined
    const hostFunctions = {
      wait: {
        handle: (call: { signal: AbortSignal }) => {
          signal = call.signal
          return deferred().promise
        },
      },
      tick: async () => 1,
    }
    const code = 'const p = Promise.all([wait()]); tick(); for (;;);'
    const outcome = failureOf(await shared.run(code, { hostFunctions }))
    expect(outcome.error.code).toBe('timeout')
    expect(outcome.calls.map(({ name, status }) => [name, status])).toEqual([
      ['wait', 'aborted'],
      ['tick', 'fulfilled'],
    ])
    expect(signal?.aborted).toBe(true)
  })

  it('ends a loop inside a timer callback and inside a promise callback', async () => {
    expect(codeOf(await shared.run('setTimeout(() => { for (;;); }, 1); 1'))).toBe('timeout')
    expect(codeOf(await shared.run('Promise.resolve().then(() => { for (;;); }); 1'))).toBe('timeout')
  })

  it('cannot be caught by the guest', async () => {
    const code = `try { for (;;); } catch { globalThis.caught = 1 } finally { for (;;); } 'out'`
    const session = shared.session()
    expect(codeOf(await session.run(code))).toBe('timeout')
    expect(valueOf(await session.run('typeof caught'))).toBe('undefined')
  })

  it('ends a call that getters, conversions or toJSON of the result never leave', async () => {
    for (const value of [
      '{ get x() { for (;;); } }',
      '{ toJSON() { for (;;); } }',
      'new Proxy({}, { ownKeys() { for (;;); } })',
    ]) {
      expect(codeOf(await shared.run(`(${value})`))).toBe('timeout')
    }
  })

  it('ends what a thrown object does while it is written down', async () => {
    expect(codeOf(await shared.run('throw { get message() { for (;;); } }'))).toBe('timeout')
    const code = `const e = new Error('x'); Object.defineProperty(e, 'stack', { get() { for (;;); } }); throw e`
    expect(codeOf(await shared.run(code))).toBe('timeout')
  })
})

describe('limit wallMs', () => {
  const limits = { wallMs: 100 }

  it('ends a run that waits for a host function, with code timeout', async () => {
    const hostFunctions = { never: () => deferred().promise }
    const outcome = failureOf(await shared.run('console.log(1); never()', { limits, hostFunctions }))
    expect(outcome.error).toMatchObject({ code: 'timeout', name: 'TimeoutError' })
    expect(outcome.error.message).toContain('wallMs (100 ms)')
    expect(outcome.rolledBack).toBe(true)
    expect(outcome.logs).toHaveLength(1)
    expect(outcome.calls).toMatchObject([{ name: 'never', status: 'aborted' }])
  })

  it('ends a run that waits for a call in a place that cannot wait', async () => {
    const hostFunctions = { never: () => deferred().promise }
    const outcome = failureOf(
      await shared.run('[2, 1].sort((a, b) => `${{ toString: () => never() }}`)', { limits, hostFunctions }),
    )
    expect(outcome.error.code).toBe('timeout')
  })

  it('ends a run that waits for a timer', async () => {
    expect(codeOf(await shared.run('await new Promise((done) => setTimeout(done, 60_000))', { limits }))).toBe(
      'timeout',
    )
    expect(codeOf(await shared.run('setInterval(() => {}, 5)', { limits }))).toBe('timeout')
  })

  it('ends a run that computes past it', async () => {
    const outcome = failureOf(await shared.run('for (;;);', { limits: { wallMs: 80, cpuMs: 5000 } }))
    expect(outcome.error.code).toBe('timeout')
    expect(outcome.error.message).toContain('wallMs')
    expect(outcome.usage.wallMs).toBeLessThan(2500)
  })

  it('ends a terminal call that never settles', async () => {
    const hostFunctions = { finalAnswer: { call: () => deferred().promise, terminal: true } }
    expect(codeOf(await shared.run('finalAnswer(1)', { limits, hostFunctions }))).toBe('timeout')
  })

  it('lets a run wait that stays under it', async () => {
    const code = `await new Promise((done) => setTimeout(done, 10)); 'done'`
    expect(valueOf(await shared.run(code, { limits: { wallMs: 5000 } }))).toBe('done')
  })

  it('can be longer than host timers last', async () => {
    expect(valueOf(await shared.run('1 + 1', { limits: { wallMs: 1e12 } }))).toBe(2)
    const code = `await new Promise((done) => setTimeout(done, 20)); 'done'`
    expect(valueOf(await shared.run(code, { limits: { wallMs: 1e12 } }))).toBe('done')
  })

  it('puts the session back to its state before the cell', async () => {
    const session = shared.session({ limits, hostFunctions: { never: () => deferred().promise } })
    await session.run('let count = 1')
    expect(codeOf(await session.run('count = 2; never()'))).toBe('timeout')
    expect(valueOf(await session.run('count'))).toBe(1)
  })
})
