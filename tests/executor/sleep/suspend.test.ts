import type { HostCall, HostFunction } from '@dormouse/executor'
import { describe, expect, it } from 'vitest'
import { deferred, failureOf, pendingOf, shareExecutor, valueOf } from '../../support/executor.ts'
import { answersOf, askOutside, resumeToEnd } from '../../support/sleeping.ts'

const fast = shareExecutor({ limits: { cpuMs: 2000 } })
const exact = shareExecutor({ limits: { cpuMs: 2000 }, ...{ [Symbol.for('dormouse.forceExact')]: true } })
const EXECUTORS = { fast, exact }
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const suspendWith = (payload: unknown): HostFunction => ({ handle: (call) => call.suspend(payload) })

describe.each(['fast', 'exact'] as const)('call.suspend(), %s', (mode) => {
  const session = (options: object = {}): ReturnType<typeof fast.session> =>
    EXECUTORS[mode].session({ hostFunctions: { ask: askOutside, tick: async (n: number) => n }, ...options })

  it('makes run() resolve to the pending call: its id, name, arguments and payload', async () => {
    const outcome = await session().run('1 + ask({ to: "Ada" }, [1, 2])')
    expect(outcome.status).toBe('suspended')
    expect(pendingOf(outcome)).toEqual([{ id: 1, name: 'ask', args: [{ to: 'Ada' }, [1, 2]], payload: { to: 'Ada' } }])
    expect(outcome.calls).toEqual([
      { id: 1, name: 'ask', args: [{ to: 'Ada' }, [1, 2]], status: 'pending', durationMs: 0 },
    ])
  })

  it('goes on with the answer', async () => {
    const one = session()
    await one.run('const answer = ask(1); answer.n + 1')
    expect(valueOf(await one.resume([{ id: 1, value: { n: 41 } }]))).toBe(42)
    expect(valueOf(await one.run('answer'))).toEqual({ n: 41 })
  })

  it('waits for one approval after another in a loop, with variables in between', async () => {
    const one = session()
    const first = await one.run(`
      const done = []
      for (const step of ['a', 'b', 'c', 'd']) {
        if (!ask(step)) continue
        done.push(step + done.length)
      }
      done`)
    expect(valueOf(await resumeToEnd(one, first, ({ args }) => args[0] !== 'b'))).toEqual(['a0', 'c1', 'd2'])
  })

  it('suspends inside nested helper functions, methods and callbacks of built-ins', async () => {
    const one = session()
    const first = await one.run(`
      const inner = (n) => ask(n) + 1
      class Helper { constructor(by) { this.by = by } go(n) { try { return inner(n) * this.by } finally { this.went = true } } }
      const helper = new Helper(10)
      const all = [1, 2, 3].map((n) => helper.go(n))
      ;[all, helper.went]`)
    expect(valueOf(await resumeToEnd(one, first, ({ args }) => args[0]))).toEqual([[20, 30, 40], true])
  })

  it('lists all calls of a Promise.all in the order in which they were made', async () => {
    const one = session()
    const pending = pendingOf(await one.run('Promise.all(["x", "y", "z"].map(async (name) => ask(name)))'))
    expect(pending.map(({ id, args, payload }) => [id, args, payload])).toEqual([
      [1, ['x'], 'x'],
      [2, ['y'], 'y'],
      [3, ['z'], 'z'],
    ])
    const answers = answersOf(pending, ({ args }) => `${args[0]}!`)
    expect(valueOf(await one.resume(answers))).toEqual(['x!', 'y!', 'z!'])
  })

  it.each([
    ['a getter', 'class A { get x() { return ask(1) + 1 } } new A().x', 1],
    ['a comparator', '[3, 1].sort((a, b) => `${{ toString: () => ask(a - b) }}`).join()', '3,1'],
    ['a constructor', 'class A { constructor(n) { this.n = ask(n) } } new A(7).n + 1', 1],
    ['a conversion', '`${{ toString: () => String(ask(7)) }}`', '0'],
    ['an async function that waits elsewhere', 'const f = async () => (await null, ask(7) + 1); f()', 1],
    ['a generator', 'function* g() { yield ask(7) + 1 } [...g()][0]', 1],
  ])('suspends in %s', async (_, code, expected) => {
    const one = session()
    const outcome = await resumeToEnd(one, await one.run(code), () => 0)
    expect(valueOf(outcome)).toEqual(expected)
  })

  it('waits for plain calls first: only then is the run suspended', async () => {
    const answer = deferred<number>()
    const one = session({ hostFunctions: { ask: askOutside, slow: () => answer.promise } })
    let hasCome = false
    const run = one.run('Promise.all([(async () => ask(1))(), (async () => slow())()])').then((outcome) => {
      hasCome = true
      return outcome
    })
    for (let wait = 0; wait < 20; wait++) await turn()
    expect(hasCome).toBe(false)
    answer.resolve(5)
    const outcome = await run
    expect(pendingOf(outcome).map(({ name }) => name)).toEqual(['ask'])
    expect(outcome.calls.map(({ name, status }) => [name, status])).toEqual([
      ['ask', 'pending'],
      ['slow', 'fulfilled'],
    ])
    expect(valueOf(await one.resume([{ id: 1, value: 4 }]))).toEqual([4, 5])
  })

  it('holds the run open while a timer is set', async () => {
    const one = session()
    const outcome = await one.run('setTimeout(() => console.log("fired"), 20); ask(1)')
    expect(outcome.logs.map(({ text }) => text)).toEqual(mode === 'fast' ? ['fired'] : [])
    const end = await one.resume([{ id: 1, value: 2 }])
    expect([valueOf(end), end.logs.map(({ text }) => text)]).toEqual([2, ['fired']])
  })

  it('comes after some awaiting in the host function, too', async () => {
    const late: HostFunction = {
      handle: async (call) => {
        await turn()
        return call.suspend('late')
      },
    }
    const one = session({ hostFunctions: { late } })
    expect(pendingOf(await one.run('late(1)'))).toEqual([{ id: 1, name: 'late', args: [1], payload: 'late' }])
    expect(valueOf(await one.resume([{ id: 1, value: 'ok' }]))).toBe('ok')
  })

  it('frees its place among maxCallsInFlight', async () => {
    const one = session({ limits: { maxCallsInFlight: 2 } })
    const pending = pendingOf(await one.run('Promise.all([1, 2, 3, 4, 5].map(async (n) => ask(n)))'))
    expect(pending.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5])
  })
})

describe('the payload of call.suspend()', () => {
  it.each([
    ['nothing', undefined],
    ['plain data', { question: 'ok?', list: [1, null, { deep: true }] }],
    [
      'a Map, a Set and a Date',
      new Map<unknown, unknown>([
        ['at', new Date(5)],
        ['of', new Set([1n])],
      ]),
    ],
    ['bytes', Uint8Array.of(1, 2, 255)],
    ['half a surrogate pair', '\ud800'],
  ])('is %s, before and after saving', async (_, payload) => {
    const hostFunctions = { ask: suspendWith(payload) }
    const session = fast.session({ hostFunctions })
    expect(pendingOf(await session.run('ask(1)'))[0]?.payload).toEqual(payload)
    const woken = await fast.executor.restore(await session.save(), { hostFunctions })
    expect(woken.pending[0]?.payload).toEqual(payload)
    await woken.dispose()
  })

  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a promise', Promise.resolve(1)],
  ])('that is %s is an error of the call in the guest', async (_, payload) => {
    const session = fast.session({ hostFunctions: { ask: suspendWith(payload) } })
    const outcome = await session.run('try { ask(1) } catch (error) { error.name + ": " + error.message }')
    expect(valueOf(outcome)).toMatch(/^TypeError: .*ask/)
    expect(session.pending).toEqual([])
  })

  it('over argumentBytes is an error of the call in the guest', async () => {
    const hostFunctions = { ask: suspendWith('x'.repeat(2000)) }
    const session = fast.session({ hostFunctions, limits: { argumentBytes: 1000 } })
    const outcome = await session.run('try { ask(1) } catch (error) { error.message }')
    expect(valueOf(outcome)).toMatch(/1000|1 kB/)
  })
})

describe('call.suspend()', () => {
  it('in a terminal function is an error: it ends the run', async () => {
    const session = fast.session({
      hostFunctions: { finish: { handle: (call: HostCall) => call.suspend(1), terminal: true } },
    })
    const { error } = failureOf(await session.run('finish(1)'))
    expect([error.name, error.message]).toEqual(['TypeError', 'finish ends the run: it cannot suspend it'])
    expect(session.pending).toEqual([])
  })

  it('is no answer when it is inside of one', async () => {
    const session = fast.session({ hostFunctions: { ask: { handle: (call: HostCall) => [call.suspend(1)] } } })
    const outcome = await session.run('try { JSON.stringify(ask(1)) } catch (error) { error.name }')
    expect(outcome.status).toBe('completed')
    expect(session.pending).toEqual([])
  })

  it('that is called and not returned changes nothing', async () => {
    const ask: HostFunction = {
      handle: (call) => {
        call.suspend('not meant')
        return 5
      },
    }
    expect(valueOf(await fast.run('ask(1)', { hostFunctions: { ask } }))).toBe(5)
  })

  it('in executor.run() is refused: there would be nothing to resume', async () => {
    const run = fast.run('ask(1)', { hostFunctions: { ask: askOutside } })
    await expect(run).rejects.toMatchObject({
      code: 'not-pending',
      message: expect.stringMatching(/ask\(\).*createSession/),
    })
    expect(valueOf(await fast.run('1'))).toBe(1)
  })

  it('of a call that the guest no longer waits for does not keep the run open', async () => {
    const session = fast.session({ hostFunctions: { ask: askOutside, tick: async (n: number) => n } })
    const outcome = await session.run('const first = await Promise.race([ask(1), tick(2)]); first')
    // The run is over when nothing it started is left: the call that lost the race still is.
    expect(pendingOf(outcome).map(({ id }) => id)).toEqual([1])
    expect(valueOf(await session.resume([{ id: 1, value: 0 }]))).toBe(2)
  })

  it('counts towards maxCalls over all stretches', async () => {
    const session = fast.session({ hostFunctions: { ask: askOutside }, limits: { maxCalls: 3 } })
    const outcome = await resumeToEnd(session, await session.run('for (;;) ask(1)'), () => 1)
    expect(failureOf(outcome).error.code).toBe('call-budget')
    expect(outcome.calls).toHaveLength(3)
  })
})
