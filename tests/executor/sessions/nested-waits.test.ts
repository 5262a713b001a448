import type { Executor, HostFunction, Session } from '@dormouse/executor'
import { createExecutor } from '@dormouse/executor/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, failureOf, pendingOf, shareExecutor, valueOf } from '../../support/executor.ts'
import { answersOf, askOutside, moveToEnd, resumeToEnd } from '../../support/sleeping.ts'

const local = shareExecutor({ limits: { cpuMs: 5000 } })
let threads: Executor
beforeAll(async () => {
  threads = await createExecutor({ threads: 2, limits: { cpuMs: 5000 } })
})
afterAll(() => threads.dispose())
const EXECUTORS = { local: () => local.executor, threads: () => threads }

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const never: HostFunction = () => new Promise(() => {})
const hostFunctions = {
  ask: askOutside,
  never,
  async slow(value: unknown, ms = 1) {
    await wait(ms)
    return value
  },
}

/** Asks twice inside one wait, once inside another, beside calls that are answered here. */
const ASKS = `const log = []
const inner = async (n) => { const a = await ask('a' + n); log.push(a); const s = await slow('s', 2); return a + s + (await ask('b' + n)) }
const held = { get it() { return inner(1) + '' } }
const before = await slow('before', 1)
const one = held.it
const after = await ask('after')
class Made { constructor() { this.it = inner(2) + '' } }
;[before, one, after, new Made().it, log.join()]`
const ANSWER = ({ args }: { readonly args: readonly unknown[] }): string => `<${args[0]}>`
const ASKED = ['before', '<a1>s<b1>', '<after>', '<a2>s<b2>', '<a1>,<a2>']

describe.each(['local', 'threads'] as const)('a wait in the middle of a call, %s', (mode) => {
  const session = (options: object = {}): Session => EXECUTORS[mode]().createSession({ hostFunctions, ...options })

  it('suspends where only answers from outside are missing, and goes on with them', async () => {
    const one = session()
    const first = await one.run(
      'const held = { get it() { return (async () => (await ask(1)) + (await ask(2)))() + 0 } }; held.it',
    )
    expect(pendingOf(first).map(({ id, args }) => [id, args])).toEqual([[1, [1]]])
    const second = await one.resume([{ id: 1, value: 10 }])
    expect(pendingOf(second).map(({ id, args }) => [id, args])).toEqual([[2, [2]]])
    expect(valueOf(await one.resume([{ id: 2, value: 5 }]))).toBe(15)
    await one.dispose()
  })

  it('does not suspend while a timer may still wake it', async () => {
    const code = `const race = () => Promise.race([ask(1), new Promise((r) => setTimeout(r, 10, 'late'))])
      const held = { get it() { return race() + '' } }
      const late = held.it
      late`
    const one = session()
    expect(pendingOf(await one.run(code))).toHaveLength(1)
    expect(valueOf(await one.resume([{ id: 1, value: 'answered' }]))).toBe('late')
    await one.dispose()
  })

  it('of more answers than one takes them in their order', async () => {
    const one = session()
    const code = `const order = []
      const note = async (n) => { order.push(await ask(n)) }
      const held = { get it() { return Promise.all([note(1), note(2), note(3)]).length } }
      held.it; order.join()`
    const pending = pendingOf(await one.run(code))
    const partly = await one.resume([answersOf(pending, ANSWER)[2]].flatMap((one) => one ?? []))
    expect(pendingOf(partly)).toHaveLength(2)
    const [first, second] = answersOf(pending, ANSWER)
    const outcome = await one.resume([second, first].flatMap((one) => one ?? []))
    expect(valueOf(outcome)).toBe('<3>,<2>,<1>')
    await one.dispose()
  })

  it('goes on elsewhere from an image, at each suspension', async () => {
    const others = [threads, local.executor]
    const one = session()
    const { session: last, outcome, moves } = await moveToEnd(others, one, await one.run(ASKS), hostFunctions, ANSWER)
    expect([valueOf(outcome), moves]).toEqual([ASKED, 5])
    expect(outcome.calls.map(({ name }) => name).filter((name) => name === 'slow')).toHaveLength(3)
    await last.dispose()
  })

  it('goes on in each fork by itself', async () => {
    const one = session()
    let first = await one.run(ASKS)
    first = await one.resume(answersOf(pendingOf(first), ANSWER))
    const two = await one.fork()
    const mine = await resumeToEnd(one, first, ANSWER)
    const other = await two.resume(answersOf(two.pending, () => 'x'))
    expect(valueOf(mine)).toEqual(ASKED)
    expect(valueOf(await resumeToEnd(two, other, ANSWER))).toEqual(['before', '<a1>sx', ...ASKED.slice(2)])
    await Promise.all([one.dispose(), two.dispose()])
  })

  it('rejects when it is aborted, and the session is as before', async () => {
    const one = session()
    await one.run('let kept = 1')
    const controller = new AbortController()
    const code = 'kept = 2; const held = { get it() { return (async () => await never())() + 0 } }; held.it'
    const onCall = (): void => controller.abort(new Error('enough'))
    await expect(one.run(code, { signal: controller.signal, onCall })).rejects.toThrow('enough')
    expect(valueOf(await one.run('kept'))).toBe(1)
    await one.dispose()
  })

  it('ends with wallMs, and the session is as before', async () => {
    const one = session({ limits: { wallMs: 150 } })
    await one.run('let kept = 1')
    const code = 'kept = 2; const held = { get it() { return (async () => await never())() + 0 } }; held.it'
    const outcome = await one.run(code)
    expect([codeOf(outcome), failureOf(outcome).rolledBack]).toEqual(['timeout', true])
    expect(valueOf(await one.run('kept'))).toBe(1)
    await one.dispose()
  })

  it('counts the computing of all attempts against cpuMs', async () => {
    const code = `const busy = (ms) => { const end = Date.now() + ms; while (Date.now() < end); }
      const f = async () => { for (let n = 0; n < 50; n++) await slow(n, 0) }
      const held = { get it() { return f() + '' } }
      for (let n = 0; n < 3e5; n++); held.it`
    expect(codeOf(await session({ limits: { cpuMs: 150 } }).run(code))).toBe('timeout')
  })

  it('meets in later turns what earlier attempts were given in earlier ones', async () => {
    // Waits at turns of its own, then inside a wait, in turn: each attempt takes the events of all before.
    const code = `const got = []
      const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
      const flow = (async () => { for (const n of [1, 2, 3]) { got.push(await slow(n, 3)); await pause(2) } })()
      const held = { get it() { return (async () => { const x = await slow('x', 5); await pause(1); return x })() + '' } }
      const ticks = []
      const timer = setInterval(() => ticks.push(1), 4)
      for (let n = 0; n < 3; n++) { await slow('w', 2); got.push(held.it) }
      await flow
      clearInterval(timer)
      const once = setTimeout(() => got.push('never'), 5000)
      const again = held.it
      clearTimeout(once)
      ;[got.filter((one) => one === 'x').length, got.filter((one) => one > 0).join(), got.includes('never'), again, ticks.length > 0]`
    const outcome = await session().run(code)
    expect(valueOf(outcome)).toEqual([3, '1,2,3', false, 'x', true])
    expect(
      outcome.calls
        .map(({ args }) => args[0])
        .sort()
        .join(''),
    ).toBe('123wwwxxxx')
  })

  it('a timer that fired there fires no second time, and one that was cleared there does not', async () => {
    const code = `const fired = []
      const held = { get it() { return new Promise((resolve) => setTimeout(() => { clearTimeout(gone); resolve('rang') }, 3)) + '' } }
      setTimeout(() => fired.push('early'), 1)
      const gone = setTimeout(() => fired.push('gone'), 1000)
      const value = held.it
      await new Promise((resolve) => setTimeout(resolve, 5))
      ;[value, fired]`
    expect(valueOf(await session().run(code))).toEqual(['rang', ['early']])
  })

  it('carries answers of some megabytes', async () => {
    const big: HostFunction = async () => 'x'.repeat(3e6)
    const one = session({ hostFunctions: { big }, limits: { argumentBytes: 8e6 } })
    expect(
      valueOf(await one.run('const held = { get it() { return (async () => await big())() + "" } }; held.it.length')),
    ).toBe(3e6)
    await one.dispose()
  })
})
