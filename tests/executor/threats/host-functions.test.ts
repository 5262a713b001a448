import { describe, expect, it } from 'vitest'
import { codeOf, deferred, failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 500 } })
const answerOf = async (answer: () => unknown, code = 'tool()'): ReturnType<typeof shared.run> =>
  shared.run(code, { hostFunctions: { tool: answer } })
const throwing = (thrown: unknown) => async (): Promise<never> => {
  throw thrown
}

describe('host functions that misbehave', () => {
  it.each([
    ['undefined', undefined],
    ['null', null],
    ['a string', 'text'],
    ['a number', 5],
    ['a symbol', Symbol('s')],
    ['a function', () => 1],
    ['a plain object', { message: 'plain', code: 'E' }],
    ['an object without a prototype', Object.create(null)],
    [
      'an error whose message throws',
      Object.defineProperty(new Error('x'), 'message', {
        get() {
          throw new Error('no')
        },
      }),
    ],
    ['an error whose name is a symbol', Object.assign(new Error('x'), { name: Symbol('n') })],
    [
      'a cyclic error',
      (() => {
        const e = new Error('x')
        return Object.assign(e, { self: e, cause: e })
      })(),
    ],
    ['an error with a function in it', Object.assign(new Error('x'), { f: () => 1 })],
    ['an error with a huge message', new Error('x'.repeat(5e6))],
    [
      'a revoked proxy',
      (() => {
        const { proxy, revoke } = Proxy.revocable({}, {})
        revoke()
        return proxy
      })(),
    ],
    ['a DOMException', new DOMException('gone', 'AbortError')],
    ['an AggregateError', new AggregateError([new Error('a'), 5], 'many')],
  ])('throwing %s gives the guest something to catch', async (_, thrown) => {
    for (const fn of [
      throwing(thrown),
      () => {
        throw thrown
      },
    ]) {
      expect(valueOf(await answerOf(fn, `try { tool(); 'none' } catch { 'caught' }`))).toBe('caught')
      const outcome = failureOf(await answerOf(fn))
      expect(outcome.error.code).toBe('guest')
      expect(outcome.calls).toMatchObject([
        { status: 'rejected', error: { name: expect.any(String), message: expect.any(String) } },
      ])
    }
  })

  it.each([
    ['a function', () => () => 1],
    ['a symbol', () => Symbol('s')],
    ['a WeakMap', () => new WeakMap()],
    ['an object with a function', () => ({ list: [{ f: () => 1 }] })],
    [
      'a getter that throws',
      () => ({
        get x() {
          throw new Error('no')
        },
      }),
    ],
    [
      'a proxy that throws',
      () =>
        new Proxy(
          {},
          {
            ownKeys() {
              throw new Error('no')
            },
          },
        ),
    ],
    [
      'a revoked proxy',
      () => {
        const { proxy, revoke } = Proxy.revocable({}, {})
        revoke()
        return proxy
      },
    ],
    ['a promise in an object', () => ({ p: Promise.resolve(1) })],
    ['a huge value', () => 'x'.repeat(5e6)],
    ['a huge list', () => new Array(2e6).fill(1)],
    ['process', () => process],
    ['globalThis', () => globalThis],
  ])('answering %s is an error of the call', async (_, answer) => {
    for (const fn of [answer, async () => answer()]) {
      const outcome = failureOf(await answerOf(fn))
      expect(outcome.error.code).toBe('guest')
      expect(outcome.error.message.length).toBeGreaterThan(5)
      expect(outcome.error.message.length).toBeLessThan(2000)
      expect(outcome.calls).toMatchObject([{ name: 'tool', status: 'rejected' }])
      expect(valueOf(await answerOf(fn, `try { tool() } catch (e) { e instanceof Error }`))).toBe(true)
    }
  })

  it('answers a promise of promises, a thenable, and a thenable that settles twice', async () => {
    expect(valueOf(await answerOf(() => Promise.resolve(Promise.resolve(Promise.resolve(7)))))).toBe(7)
    expect(valueOf(await answerOf(() => ({ then: (done: (x: unknown) => void) => done(8) })))).toBe(8)
    const twice = {
      then: (done: (x: unknown) => void, fail: (x: unknown) => void) => {
        done(9)
        done(10)
        fail(new Error('no'))
      },
    }
    expect(valueOf(await answerOf(() => twice))).toBe(9)
    const nested = { then: (done: (x: unknown) => void) => done({ then: (inner: (x: unknown) => void) => inner(11) }) }
    expect(valueOf(await answerOf(() => nested))).toBe(11)
    expect(
      codeOf(
        await answerOf(() => ({
          then: () => {
            throw new Error('then throws')
          },
        })),
      ),
    ).toBe('guest')
    expect(
      codeOf(
        await answerOf(() => ({
          get then() {
            throw new Error('getter throws')
          },
        })),
      ),
    ).toBe('guest')
    expect(valueOf(await answerOf(() => ({ then: 5, a: 1 })))).toEqual({ then: 5, a: 1 })
  })

  it('answers a cyclic value, undefined, and a value that changes afterwards', async () => {
    const cyclic: Record<string, unknown> = { a: 1 }
    cyclic['self'] = cyclic
    expect(valueOf(await answerOf(() => cyclic, 'const x = tool(); x.self.self.a + (x === x.self ? 1 : 0)'))).toBe(2)
    expect(valueOf(await answerOf(() => undefined))).toBeUndefined()
    const list = [1]
    expect(
      valueOf(
        await answerOf(async () => {
          queueMicrotask(() => list.push(2))
          return list
        }, 'tool()'),
      ),
    ).toBeInstanceOf(Array)
  })

  it('may change its arguments without the guest or the record seeing it', async () => {
    const hostFunctions = {
      tool: async (o: { a: number[] }) => {
        o.a.push(9)
        return 1
      },
    }
    const outcome = await shared.run('const o = { a: [1] }; tool(o); o', { hostFunctions })
    expect(valueOf(outcome)).toEqual({ a: [1] })
    expect(outcome.calls[0]?.args).toEqual([{ a: [1] }])
  })

  it('that never settles keeps the run waiting until it is aborted or disposed', async () => {
    const controller = new AbortController()
    const run = shared.run('tool()', { hostFunctions: { tool: () => deferred().promise }, signal: controller.signal })
    setTimeout(() => controller.abort(new Error('enough')), 20)
    await expect(run).rejects.toThrow('enough')
    const session = shared.session({ hostFunctions: { tool: () => deferred().promise } })
    const other = session.run('tool()')
    setTimeout(() => session.dispose(), 20)
    await expect(other).rejects.toMatchObject({ code: 'disposed' })
  })

  it('that settles after abort, timeout or dispose is not heard', async () => {
    const first = deferred()
    const second = deferred()
    let calls = 0
    const session = shared.session({
      hostFunctions: { tool: () => (calls++ === 0 ? first.promise : second.promise) },
      limits: { wallMs: 500 },
    })
    const controller = new AbortController()
    const run = session.run('globalThis.x = tool()', { signal: controller.signal })
    setTimeout(() => controller.abort(), 10)
    await expect(run).rejects.toThrow()
    const next = session.run('[typeof x, tool()]')
    first.resolve('late')
    await new Promise((resolve) => setTimeout(resolve, 10))
    second.resolve('right')
    expect(valueOf(await next)).toEqual(['undefined', 'right'])
    await session.dispose()
    first.reject(new Error('much later'))
  })

  it('that is called while the session is disposed, or disposes it itself, breaks nothing', async () => {
    const session = shared.session({
      hostFunctions: {
        tool: async () => {
          await session.dispose()
          return 1
        },
      },
    })
    await expect(session.run('tool() + 1')).rejects.toMatchObject({ code: 'disposed' })
    expect(valueOf(await shared.run('1 + 1'))).toBe(2)
  })

  it('that throws while onCall or onLog throw ends the run with what they threw, or without it, and nothing hangs', async () => {
    const options = { hostFunctions: { tool: async () => 1 } }
    const onLog = (): void => {
      throw new Error('from onLog')
    }
    const onCall = (): void => {
      throw new Error('from onCall')
    }
    for (const wrong of [{ onLog }, { onCall }]) {
      const ended = await shared
        .run('console.log(1); tool(); console.log(2); 3', { ...options, ...wrong })
        .then(codeOf, String)
      expect(['completed', 'Error: from onLog', 'Error: from onCall']).toContain(ended)
    }
    expect(valueOf(await shared.run('tool()', options))).toBe(1)
  })

  it('that computes for long does not count as the guest’s time', async () => {
    const busy = (): number => {
      const end = performance.now() + 250
      while (performance.now() < end);
      return 1
    }
    expect(
      valueOf(await shared.run('tool() + tool()', { hostFunctions: { tool: busy }, limits: { cpuMs: 150 } })),
    ).toBe(2)
    const exact = 'class A { get x() { return tool() } } new A().x'
    expect(valueOf(await shared.run(exact, { hostFunctions: { tool: busy }, limits: { cpuMs: 150 } }))).toBe(1)
  })

  it('may run other sessions of the same executor', async () => {
    const hostFunctions = { nested: async (code: string) => valueOf(await shared.run(code)) }
    expect(valueOf(await shared.run('nested("1 + 1") + nested("[1, 2].length")', { hostFunctions }))).toBe(4)
  })
})
