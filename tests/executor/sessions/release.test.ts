import type { Executor, HostFunction, Session } from '@dormouse/executor'
import { createExecutor } from '@dormouse/executor/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, failureOf, pendingOf, shareExecutor, valueOf } from '../../support/executor.ts'
import { askOutside, moveToEnd } from '../../support/sleeping.ts'

// A call as a statement, whose result nobody takes, waits: `stay()` for what never comes. `void` starts a call and goes
// on.

const local = shareExecutor({ limits: { cpuMs: 5000 } })
const exact = shareExecutor({ limits: { cpuMs: 5000 }, ...{ [Symbol.for('dormouse.forceExact')]: true } })
let threads: Executor
let asyncify: Executor
beforeAll(async () => {
  threads = await createExecutor({ threads: 2, limits: { cpuMs: 5000 } })
  asyncify = await createExecutor({ threads: 1, bridge: 'asyncify', limits: { cpuMs: 5000 } })
})
afterAll(() => Promise.all([threads.dispose(), asyncify.dispose()]))
const EXECUTORS = {
  local: () => local.executor,
  exact: () => exact.executor,
  threads: () => threads,
  asyncify: () => asyncify,
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const done: HostFunction = { handle: () => 'over', terminal: true }
const hostFunctions = {
  ask: askOutside,
  done,
  async slow(value: unknown, ms = 1) {
    await wait(ms)
    return value
  },
}
const NEVER = 'const never = new Promise(() => {}); const stay = async () => { await never }\n'
/** What settles these gates is kept where no text shows it, so that who waits at one is waited for. */
const GATE = `let open, fail
  const keep = (resolve, reject) => { open = resolve; fail = reject }
  const gate = new Promise((resolve, reject) => keep(resolve, reject))
  const pass = async () => { await gate }
`

describe.each(['local', 'exact', 'threads', 'asyncify'] as const)('a dropped wait, %s', (mode) => {
  const session = (options: object = {}): Session => EXECUTORS[mode]().createSession({ hostFunctions, ...options })

  it('ends with its promise: waits for it, gives its value, throws its reason', async () => {
    const code = `const log = []
      const job = async () => { await slow(1, 5); log.push('job') }
      job(); log.push('after')
      const far = async () => { await slow(1); throw new RangeError('far') }
      try { far() } catch (error) { log.push(error.name) }
      log`
    expect(valueOf(await session().run(code))).toEqual(['job', 'after', 'RangeError'])
    // The last statement of a block is a dropped call, and what it gives is the value of the cell.
    expect(valueOf(await session().run('const seven = async () => await slow(7); if (true) { seven() }'))).toBe(7)
  })

  it('is let go when the run stands still, and its caller goes on', async () => {
    const code = `${NEVER}const log = []
      stay(); log.push('on'); log`
    expect(valueOf(await session().run(code))).toEqual(['on'])
    expect(valueOf(await session().run(`${NEVER}for (const n of [1, 2]) { stay() }`))).toBe(undefined)
  })

  it('the innermost first, each only when the one before did not help', async () => {
    const code = `${GATE}const log = []
      const inner = async () => { pass(); log.push('inner') }
      const middle = async () => { await null; inner(); log.push('middle') }
      const outer = async () => { middle(); log.push('outer') }
      await outer()
      log.push('end')
      log`
    expect(valueOf(await session().run(code))).toEqual(['inner', 'middle', 'outer', 'end'])
    const opens = `${NEVER}${GATE}const log = []
      const outer = async () => { pass(); log.push('outer') }
      const inner = async () => { stay(); log.push('inner'); open('opened') }
      await Promise.all([outer(), inner()])
      log.push(await gate)
      log`
    expect(valueOf(await session().run(opens))).toEqual(['inner', 'outer', 'opened'])
  })

  it('stays while a call is in flight or a timer is set', async () => {
    const code = `${NEVER}const log = []
      const later = (async () => { log.push(await slow('call', 20)); await new Promise((r) => setTimeout(r, 20)); log.push('timer') })()
      stay()
      log.push('let go')
      log`
    expect(valueOf(await session().run(code))).toEqual(['call', 'timer', 'let go'])
  })

  it('is let go inside a wait in the middle of a call, before that fails', async () => {
    const code = (start: string): string => `${NEVER}${GATE}const log = []
      const job = async () => { stay(); log.push('job'); open(1) }
      const held = { get it() { return (async () => { ${start}; return await gate })() + 0 } }
      log.push(held.it)
      try { ({ get it() { return never + 0 } }).it } catch (error) { log.push(error.name) }
      log`
    for (const start of ['void job()', 'job()']) {
      expect(valueOf(await session().run(code(start)))).toEqual(['job', 1, 'TypeError'])
    }
  })

  it('is let go though the cell has its value, and what follows happens', async () => {
    const code = `${NEVER}const job = async () => { stay(); console.log('on'); await slow('paid') }
      void job(); 'value'`
    const outcome = await session().run(code)
    expect([valueOf(outcome), outcome.logs.map(({ text }) => text)]).toEqual(['value', ['on']])
    expect(outcome.calls.map(({ args, status }) => [args, status])).toEqual([[['paid'], 'fulfilled']])
  })

  it('leaves a wait for a value: that is a deadlock as ever', async () => {
    for (const start of ['void job()', 'job()']) {
      const code = `${NEVER}const job = async () => { stay(); console.log('on') }
        ${start}; await never`
      const outcome = await session().run(code)
      expect([codeOf(outcome), outcome.logs.length]).toEqual(['deadlock', 1])
    }
    expect(codeOf(await session().run(`${NEVER}await never`))).toBe('deadlock')
  })

  it('what the promise rejects with afterwards fails the run, and is not lost', async () => {
    const code = `${GATE}const job = async () => { await gate }
      job()
      fail(new RangeError('too late'))
      await slow(1)
      'value'`
    expect(failureOf(await session().run(code)).error).toMatchObject({
      code: 'guest',
      name: 'RangeError',
      message: 'too late',
    })
  })

  it('is over with a run that ended in the middle of it: its caller goes on in no later cell', async () => {
    const one = session()
    const job = "const job = async () => { stay(); log.push('on') }; void job();"
    await one.run(`${NEVER} let log = []; log`)
    await one.run(`${job} done()`)
    const uncaught = `${job.replaceAll('job', 'other')} setTimeout(() => { throw new Error('nobody') }, 1); await slow(1, 50)`
    expect(codeOf(await one.run(uncaught))).toBe('guest')
    expect(valueOf(await one.run('await slow(1); log'))).toEqual([])
    expect(valueOf(await one.run("stay(); log.push('own'); log"))).toEqual(['own'])
    await one.dispose()
  })
})

describe.each(['local', 'exact', 'threads'] as const)('a dropped wait of a run that sleeps, %s', (mode) => {
  const session = (): Session => EXECUTORS[mode]().createSession({ hostFunctions })
  const CODE = `${NEVER}const log = []
    const job = async (n) => { stay(); log.push('on' + n); await slow(n) }
    job(1)
    const held = { get it() { return (async () => { void job(2); const a = await ask('a'); return a + (await ask('b')) })() + '' } }
    log.push(held.it)
    log.push(await ask('c'))
    job(3)
    log`

  it('stays while an answer from outside is waited for, and is let go after it', async () => {
    const one = session()
    const pending = pendingOf(
      await one.run(
        `${NEVER}const log = []; const job = async () => { stay(); log.push('on') }; void job(); log.push(await ask(1)); log`,
      ),
    )
    expect(pending).toHaveLength(1)
    const outcome = await one.resume([{ id: 1, value: 'answer' }])
    expect(valueOf(outcome)).toEqual(['answer'])
    expect(valueOf(await one.run('log'))).toEqual(['answer', 'on'])
    await one.dispose()
  })

  it('is let go at the same point in each attempt, restored session and fork', async () => {
    const one = session()
    const first = await one.run(CODE)
    const fork = await one.fork()
    const executors = [threads, local.executor, exact.executor]
    const answering = ({ args }: { readonly args: readonly unknown[] }): unknown => args[0]
    for (const from of [one, fork]) {
      const outcome = await moveToEnd(executors, from, first, hostFunctions, answering)
      expect(valueOf(outcome.outcome)).toEqual(['on1', 'ab', 'c', 'on3'])
      const slow = outcome.outcome.calls.filter(({ name }) => name === 'slow').map(({ args }) => args[0])
      // Started beside the others, and the outermost at the end: it goes on once the cell has its value.
      expect(slow).toEqual([1, 3, 2])
      await outcome.session.dispose()
    }
  })
})
