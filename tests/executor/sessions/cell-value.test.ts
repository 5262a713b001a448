import type { Executor, Session } from '@dormouse/executor'
import { createExecutor } from '@dormouse/executor/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

// What a cell ends with is its value: it is waited for, and never let go as a dropped call is.

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

const hostFunctions = { tool: async (value: unknown) => value }
const NEVER = 'const never = new Promise(() => {}); const stay = async () => { await never }; const log = [];\n'

describe.each(['local', 'exact', 'threads', 'asyncify'] as const)('the value of a cell, %s', (mode) => {
  const session = (options: object = {}): Session => EXECUTORS[mode]().createSession({ hostFunctions, ...options })

  it.each([
    ['a call', 'stay()'],
    ['a method', '({ stay }).stay()'],
    ['a call after one that waits', 'tool(1)\nstay()', 3],
    ['a promise', 'never'],
    ['one made there', 'new Promise(() => {})'],
    ['a declaration', 'const last = stay()'],
    ['a declaration of a promise', 'const last = never'],
    ['a list', '[1, never]'],
    ['an object', '({ deep: [never] })'],
    ['a combinator', 'Promise.all([1, never])'],
    ['a chain', 'never.then(() => 1)'],
    ['the last of a sequence', '(1, stay())'],
    ['a branch', 'if (true) { stay() } else { 1 }'],
    ['a branch of an expression', 'log.length > 0 ? 1 : stay()'],
    ['a try', 'try { stay() } catch { 1 }'],
    ['a case', 'switch (1) { case 1: stay(); break; default: 2 }'],
    ['a statement before functions', 'stay()\nfunction later() {}'],
  ])('that never comes is a deadlock with its place: %s', async (_what, code, line = 2) => {
    const one = session()
    const { error, rolledBack } = failureOf(await one.run(`${NEVER}${code}`))
    expect([error.code, error.line, rolledBack]).toEqual(['deadlock', line, false])
    expect(error.advice).toContain('`void`')
    expect(error.codeFrame).toContain(`> ${line} |`)
    // The session goes on, and the wait is over with its cell.
    expect(valueOf(await one.run('stay(); log.push(1); log'))).toEqual([1])
    await one.dispose()
  })

  it('is waited for where it comes, also after the run would have stood still for a dropped call', async () => {
    expect(valueOf(await session().run('const seven = async () => await tool(7)\nif (true) { seven() }'))).toBe(7)
    const gate = `let open
      const keep = (resolve) => { open = resolve }
      const gate = new Promise((resolve) => keep(resolve))
      const job = async () => { await gate; return 'opened' }
      const key = async () => { never(); open() }
      const never = async () => { await new Promise(() => {}) }
      void key()
      job()`
    expect(valueOf(await session().run(gate))).toBe('opened')
  })

  it('is none where nothing takes what is given: such a call is let go', async () => {
    for (const code of ['void stay()', 'stay(); 1', 'for (const n of [1]) { stay() }', '[1].forEach(stay)']) {
      const { status } = await session().run(`${NEVER}${code}`)
      expect([code, status]).toEqual([code, 'completed'])
    }
  })

  it('in the language to the letter is waited for as well', async () => {
    const { error } = failureOf(await session({ asyncCalls: 'plain' }).run(`${NEVER}stay()`))
    expect([error.code, error.line]).toEqual(['deadlock', 2])
  })
})
