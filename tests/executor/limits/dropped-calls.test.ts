import type { Executor, HostFunction, RunError, Session, SessionOptions } from '@dormouse/executor'
import { createExecutor } from '@dormouse/executor/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failureOf, pendingOf, shareExecutor } from '../../support/executor.ts'
import { askOutside } from '../../support/sleeping.ts'

// A call whose result nobody takes is waited for: a limit that is reached meanwhile names it, and `void`.

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
const MODES = ['local', 'exact', 'threads', 'asyncify'] as const

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const done: HostFunction = { handle: () => wait(60_000), terminal: true }
const hostFunctions = { ask: askOutside, done, sleep: wait, tool: async (value: unknown) => value }
const SPIN = 'for (;;) {}'
const WALL = { wallMs: 250 }
const CPU = { cpuMs: 250 }

describe.each(MODES)('a limit reached inside a dropped call, %s', (mode) => {
  const session = (limits: SessionOptions['limits'] = {}): Session =>
    EXECUTORS[mode]().createSession({ hostFunctions, limits })
  const errorOf = async (code: string, limits: SessionOptions['limits']): Promise<RunError> => {
    const one = session(limits)
    const { error } = failureOf(await one.run(code))
    await one.dispose()
    return error
  }

  it.each([
    ['waits for a host function', 'while (true) { await sleep(20) }', WALL, 'timeout'],
    ['waits for a timer', 'while (true) { await new Promise((r) => setTimeout(r, 20)) }', WALL, 'timeout'],
    ['waits for one long call', 'await sleep(60_000)', WALL, 'timeout'],
    ['computes over wallMs', `await sleep(1); ${SPIN}`, WALL, 'timeout'],
    ['computes over cpuMs', `await sleep(1); ${SPIN}`, CPU, 'timeout'],
    ['computes in its first turn', `await null; ${SPIN}`, CPU, 'timeout'],
    ['calls too often', 'while (true) { await tool(1) }', { maxCalls: 3 }, 'call-budget'],
  ] as const)('names it where it %s', async (_what, body, limits, code) => {
    const error = await errorOf(`async function poll() { ${body} }\nconst n = 1\n  poll()\nn`, limits)
    expect([error.code, error.line, error.column]).toEqual([code, 3, 3])
    expect(error.message).toContain('while it waited for `poll()`')
    expect(error.advice).toContain('`void poll()`')
    expect(error.codeFrame).toContain('> 3 |')
  })

  it.each([
    ['a method', 'const jobs = { async poll() { while (true) await sleep(20) } }\njobs.poll()', 'jobs.poll'],
    ['an arrow', 'const poll = async () => { while (true) await sleep(20) }\nif (n) poll()', 'poll'],
    ['the right of &&', 'const poll = async () => { while (true) await sleep(20) }\nn && poll(n)', 'poll'],
    ['what a cell ends with', 'const poll = async () => { while (true) await sleep(20) }\nif (n) poll()', 'poll', ''],
    [
      'one that only the outside ends',
      'let go = true; const poll = async () => { while (go) await sleep(20) }\npoll()',
      'poll',
      '',
    ],
    ['callbacks', 'const l = [1, 2]\nl.forEach(async () => { while (true) await sleep(20) })', 'l.forEach'],
    [
      'one handed over',
      'const run = async (f) => { await f() }\nrun(async () => { while (true) await sleep(20) })',
      'run',
    ],
  ])('names %s as it is written', async (_what, code, callee, rest = 'n') => {
    const error = await errorOf(`const n = 1\n${code}\n${rest}`, WALL)
    expect([error.code, error.line]).toEqual(['timeout', 3])
    expect(error.message).toContain(`while it waited for \`${callee}()\``)
    expect(error.advice).toContain(`\`void ${callee}()\``)
  })

  it('names the call of the cell, and the innermost inside of it', async () => {
    const code = `async function poll() { while (true) await sleep(20) }
async function main() {
  await null
  poll()
}
main()
1`
    const { line, message, advice } = await errorOf(code, WALL)
    expect(line).toBe(6)
    expect(message).toContain('`main()`')
    expect(advice).toMatch(/`void main\(\)`.*`void poll\(\)` in line 4/)
  })

  it('names the innermost where the cell awaits', async () => {
    const code = `async function poll() { while (true) await sleep(20) }
async function main() {
  await null
  poll()
}
await main()
1`
    const { line, message, advice } = await errorOf(code, WALL)
    expect([line, advice]).toEqual([4, expect.stringContaining('`void poll()`')])
    expect(message).toContain('`poll()`')
  })

  it('names one that runs where nothing can wait', async () => {
    const code = `async function poll() { while (true) await sleep(20) }
const o = { get now() {
  poll()
  return 1
} }
o.now + 1`
    const { line, message, advice } = await errorOf(code, WALL)
    expect([line, advice]).toEqual([3, expect.stringContaining('`void poll()`')])
    expect(message).toContain('`poll()`')
  })

  it('names one that waits for a host function in a getter', async () => {
    const code = `const o = { get now() { return sleep(20) } }
async function poll() { while (true) { await sleep(1); o.now } }
poll()
1`
    const { line, advice } = await errorOf(code, { wallMs: 400 })
    expect([line, advice]).toEqual([3, expect.stringContaining('`void poll()`')])
  })

  it.each([
    ['a loop that no call is around', `async function poll() { await sleep(1) }\npoll()\n${SPIN}`, CPU],
    ['a loop of a plain function', `function spin() { ${SPIN} }\nspin()\n1`, CPU],
    ['an awaited call', 'async function poll() { while (true) await sleep(20) }\nawait poll()', WALL],
    ['a call for its value', 'async function poll() { while (true) await sleep(20) }\nconst x = poll()\nx + 1', WALL],
    [
      'one that was started and left',
      `async function poll() { await sleep(1) }\nvoid poll()\nawait sleep(60_000)`,
      WALL,
    ],
    ['the end of the run', 'const end = async () => { await null; done() }\nend()\n1', WALL],
  ])('says nothing of it where it is %s', async (_what, code, limits) => {
    const error = await errorOf(code, limits)
    expect([error.code, error.line, error.codeFrame]).toEqual(['timeout', undefined, undefined])
    expect(error.message + error.advice).not.toMatch(/void|waited/)
  })

  it('is over with its cell: a later one is told nothing of it', async () => {
    const one = session(WALL)
    await one.run('async function poll() { while (true) await sleep(20) }\n1')
    expect(failureOf(await one.run('poll()\n1')).error.message).toContain('`poll()`')
    const { error, rolledBack } = failureOf(await one.run('await sleep(60_000)'))
    expect([error.line, rolledBack]).toEqual([undefined, true])
    await one.dispose()
  })

  it('names one inside a function of an earlier cell', async () => {
    const one = session(WALL)
    await one.run('async function poll() { while (true) await sleep(20) }\nasync function main() { poll() }\n1')
    const { error } = failureOf(await one.run('\nawait main()\n1'))
    expect([error.line, error.message]).toEqual([undefined, expect.stringContaining('`poll()`')])
    expect(error.advice).toContain('`void poll()`')
    await one.dispose()
  })
})

describe.each(['local', 'exact', 'threads'] as const)('a limit reached in a run that slept, %s', (mode) => {
  it('names the dropped call', async () => {
    const options = { hostFunctions, limits: WALL }
    const one = EXECUTORS[mode]().createSession(options)
    const code = 'async function poll() { await ask(1); while (true) await sleep(20) }\npoll()\n1'
    const [{ id } = { id: 0 }] = pendingOf(await one.run(code))
    const awake = await EXECUTORS[mode]().restore(await one.save(), options)
    const { error } = failureOf(await awake.resume([{ id, value: 1 }]))
    expect([error.code, error.line]).toEqual(['timeout', 2])
    expect([error.message, error.advice]).toEqual([
      expect.stringContaining('`poll()`'),
      expect.stringContaining('`void poll()`'),
    ])
    await awake.dispose()
    await one.dispose()
  })
})
