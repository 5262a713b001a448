import type { Executor } from '@dormouse/executor'
import { createExecutor } from '@dormouse/executor/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

// What a value is computed with is a place for values: a promise that may be there is waited for.

const local = shareExecutor()
const exact = shareExecutor({ ...{ [Symbol.for('dormouse.forceExact')]: true } })
let threads: Executor
let asyncify: Executor
beforeAll(async () => {
  threads = await createExecutor({ threads: 2 })
  asyncify = await createExecutor({ threads: 1, bridge: 'asyncify' })
})
afterAll(() => Promise.all([threads.dispose(), asyncify.dispose()]))
const EXECUTORS = {
  local: () => local.executor,
  exact: () => exact.executor,
  threads: () => threads,
  asyncify: () => asyncify,
}

describe.each(['local', 'exact', 'threads', 'asyncify'] as const)('a wait for a value, %s', (mode) => {
  it('gives it, and throws what its promise is rejected with', async () => {
    const code = `const kept = [Promise.resolve(1)]
      const log = [kept[0] + 0]
      const refused = Promise.reject(new RangeError('no'))
      try { log.push(refused + 1) } catch (error) { log.push(error.name) }
      log`
    expect(valueOf(await EXECUTORS[mode]().run(code))).toEqual([1, 'RangeError'])
  })

  it('that never comes is a deadlock with the place of the innermost', async () => {
    const session = EXECUTORS[mode]().createSession()
    await session.run('let kept = 1')
    const code = `kept = 2
const never = new Promise(() => {})
const inner = async () => {
  return never + 1
}
const outer = async () => {
  return inner() + 1
}
outer() + 1`
    const { error, rolledBack } = failureOf(await session.run(code))
    expect([error.code, error.line, rolledBack]).toEqual(['deadlock', 4, false])
    expect([error.message, error.advice]).toEqual([
      'The cell waits for a promise, and nothing is left that could settle it',
      expect.stringContaining('`void`'),
    ])
    expect(error.codeFrame).toContain('> 4 |')
    expect(valueOf(await session.run('kept'))).toBe(2)
    // Waits of the cell before are no place of this one.
    const plain = failureOf(await session.run('await new Promise(() => {})')).error
    expect([plain.code, plain.line, plain.stack]).toEqual(['deadlock', undefined, undefined])
    await session.dispose()
  })

  it.each([
    [
      'a plain function',
      'const inner = () => {\n  return never + 1\n}\nconst outer = async () => {\n  return inner() + 1\n}\nouter() + 1',
      3,
    ],
    [
      'one that waits before',
      'const inner = async () => {\n  await null\n  return never + 1\n}\nconst outer = async () => inner() + 1\nouter() + 1',
      4,
    ],
    [
      'a caller that waits before',
      'const inner = async () => never + 1\nconst outer = async () => {\n  await null\n  return inner() + 1\n}\nouter() + 1',
      2,
    ],
    [
      'a method',
      'class A {\n  async in() {\n    return never + 1\n  }\n  async out() { return this.in() + 1 }\n}\nnew A().out() + 1',
      4,
    ],
    [
      'one after another that came to its end',
      'const inner = async (n) => {\n  if (n === 0) return 1\n  return never + 1\n}\nconst one = inner(0) + 1\ninner(1) + one',
      4,
    ],
  ])('names the place where it stands in %s', async (_where, code, line) => {
    const { error } = failureOf(await EXECUTORS[mode]().run(`const never = new Promise(() => {})\n${code}`))
    expect([error.code, error.line]).toEqual(['deadlock', line])
  })

  it.each([
    ['an argument of a built-in', 'Math.max(1, never)'],
    ['an argument of a plain function', 'const f = (x) => x + 1\nf(never)', 2],
    ['the second argument of one', 'Math.max(one, never)'],
    ['a spread', '[...never]'],
    ['a loop', 'for (const x of never) {}'],
    ['a stream', 'async function* g() { yield never }\nfor (const x of g()) {}', 3],
    ['a property', 'never.name'],
    ['a condition', 'if (never) 1'],
    ['a template', '`${never}`'],
    ['a list of a built-in', '[never].includes(1)'],
    ['a callback of a built-in', '[1].filter(() => never)'],
    ['a callback that computes', '[1].map((x) => never + 1)'],
    ['what a host function is given', 'tool(never)'],
    ['what is written as JSON', 'JSON.stringify({ deep: [never] })'],
    ['a console line', 'console.log(never)'],
    ['what is thrown', 'throw never'],
    ['a conversion', 'String(never)'],
    ['a try', 'try { never + 1 } catch { 1 }'],
  ])('stands still with its place in %s', async (_what, code, line = 2) => {
    const one = EXECUTORS[mode]().createSession({ hostFunctions: { tool: async (x: unknown) => x } })
    const made = 'const never = new Promise(() => {}), one = Promise.resolve(1);'
    const { error } = failureOf(await one.run(`${made}\n${code}\n'on'`))
    expect([error.code, error.line]).toEqual(['deadlock', line])
    expect(valueOf(await one.run('1'))).toBe(1)
    await one.dispose()
  })

  it('is told once nothing is left to let go', async () => {
    const code = `const never = new Promise(() => {})
const stay = async () => { await never }
const job = async () => { stay(); console.log('on') }
void job()
never + 1`
    const outcome = await EXECUTORS[mode]().run(code)
    expect([codeOf(outcome), failureOf(outcome).error.line, outcome.logs.length]).toEqual(['deadlock', 5, 1])
  })

  it('is a deadlock without a place where none is known, and none where the cell has its value', async () => {
    const { error } = failureOf(await EXECUTORS[mode]().run('await new Promise(() => {})'))
    expect([error.code, error.line]).toEqual(['deadlock', undefined])
    const left = 'const never = new Promise(() => {}); const job = async () => { if (never) throw 1 }; void job(); 5'
    expect(valueOf(await EXECUTORS[mode]().run(left))).toBe(5)
  })
})
