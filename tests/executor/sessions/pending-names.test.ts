import type { Executor, Outcome, Session } from '@dormouse/executor'
import { createExecutor } from '@dormouse/executor/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

// A name whose promise is pending when its cell fails: later it gives the value, or an error; it is never undefined.

const local = shareExecutor()
const exact = shareExecutor({ ...{ [Symbol.for('dormouse.forceExact')]: true } })
let threads: Executor
let asyncify: Executor
beforeAll(async () => {
  threads = await createExecutor({ threads: 1 })
  asyncify = await createExecutor({ threads: 1, bridge: 'asyncify' })
})
afterAll(() => Promise.all([threads.dispose(), asyncify.dispose()]))
const EXECUTORS = {
  local: () => local.executor,
  exact: () => exact.executor,
  threads: () => threads,
  asyncify: () => asyncify,
}

const hostFunctions = {
  async slow(value: unknown, ms = 1) {
    await new Promise((resolve) => setTimeout(resolve, ms))
    return value
  },
}
const LOAD = 'async function load(x) { return await slow(x, 50) }\n'
const STOP = "\nif (true) throw new Error('stop')\n"

describe.each(['local', 'exact', 'threads', 'asyncify'] as const)('a name after a failed cell, %s', (mode) => {
  async function later(first: string, second: string, options: object = {}): Promise<Outcome> {
    const session: Session = EXECUTORS[mode]().createSession({ hostFunctions, ...options })
    expect(failureOf(await session.run(first)).rolledBack).toBe(false)
    const outcome = await session.run(second)
    await session.dispose()
    return outcome
  }

  it.each([
    ['is what it was settled with before', `const p = load(7); await slow(1, 80);${STOP}await p`, 'p'],
    ['is what a later cell settles it with', `const p = new Promise((r) => { open = r });${STOP}await p`, 'open(7); p'],
    ['of a let is too', `let p = new Promise((r) => { open = r });${STOP}await p`, 'open(6); p + 1'],
    ['is so after a deadlock', 'const p = new Promise((r) => { open = r }); await p', 'open(7); await p'],
    [
      'is so for a function that reads it',
      `const p = new Promise((r) => { open = r }); const get = () => p;${STOP}`,
      'open(7); get()',
    ],
    ['is so in a list', `const l = [new Promise((r) => { open = r })];${STOP}await l[0]`, 'open(7); l[0]'],
    ['is so in an object', `const o = { p: new Promise((r) => { open = r }) };${STOP}await o.p`, 'open(7); o.p'],
  ])('%s', async (_what, first, second) => {
    expect(valueOf(await later(`let open\n${LOAD}${first}`, second))).toBe(7)
  })

  it.each([
    ['of an async function', `const p = load(7);${STOP}await p`, 'p'],
    ['of a host function', `const p = slow(7, 50); p.then(() => {});${STOP}`, 'p'],
    ['used as a condition', `const p = load(false); p.then(() => {});${STOP}`, "p ? 'yes' : 'no'"],
    ['of a let', `let p = load(7);${STOP}await p`, '\np + 1'],
    ['in a list', `const p = [load(1), load(2)];${STOP}await Promise.all(p)`, 'p[0] + p[1]'],
  ])('is an error that names it where its call was aborted: %s', async (_what, first, second) => {
    const { error } = failureOf(await later(`${LOAD}${first}`, second))
    expect([error.code, error.line]).toEqual(['deadlock', second.startsWith('\n') ? 2 : 1])
    expect(error.advice).toContain('`p`')
  })

  it('throws what its promise was rejected with', async () => {
    const first = `const p = Promise.reject(new RangeError('no')); p.catch(() => {});${STOP}await p`
    expect(failureOf(await later(first, 'p')).error).toMatchObject({ name: 'RangeError', message: 'no' })
  })

  it('can be given another value', async () => {
    expect(valueOf(await later(`${LOAD}let p = load(7);${STOP}await p`, 'p = 8; p'))).toBe(8)
  })
})
