import type { Executor, Outcome } from '@dormouse/executor'
import { createExecutor } from '@dormouse/executor/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

// A getter, a constructor, a conversion and a sync generator of the guest's cannot wait: a promise that stands there
// where only a value makes sense is waited for by the engine. `valueOf()` is read off a value, and gives it.

const LIMITS = { cpuMs: 5000, wallMs: 10_000 }
const local = shareExecutor({ limits: LIMITS })
const exact = shareExecutor({ limits: LIMITS, ...{ [Symbol.for('dormouse.forceExact')]: true } })
let threads: Executor
let asyncify: Executor
beforeAll(async () => {
  threads = await createExecutor({ threads: 2, limits: LIMITS })
  asyncify = await createExecutor({ threads: 1, bridge: 'asyncify', limits: LIMITS })
})
afterAll(() => Promise.all([threads.dispose(), asyncify.dispose()]))

const EXECUTORS = {
  local: () => local.executor,
  exact: () => exact.executor,
  threads: () => threads,
  asyncify: () => asyncify,
}
type Mode = keyof typeof EXECUTORS
const MODES = ['local', 'exact', 'threads', 'asyncify'] as const

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Host functions that note how many of them run at once, and in which order they start. */
function noted() {
  const started: unknown[] = []
  let [running, most] = [0, 0]
  const hostFunctions = {
    async slow(value: unknown, ms: number) {
      started.push(value)
      most = Math.max(most, ++running)
      await wait(ms)
      running--
      return value
    },
    async fails(message: string) {
      throw new RangeError(message)
    },
  }
  return { hostFunctions, started, most: () => most }
}

const run = (mode: Mode, code: string, hostFunctions = noted().hostFunctions): Promise<Outcome> =>
  EXECUTORS[mode]().run(code, { hostFunctions })

/** `expression` where nothing can wait: in a getter. */
const inGetter = (before: string, expression: string): string =>
  `${before}\nconst held = { get it() { return ${expression} } }\nheld.it`

const PROGRAMS: readonly (readonly [name: string, code: string, value: unknown])[] = [
  ['of a promise that has settled', inGetter('const made = Promise.resolve(3)', 'made.valueOf()'), 3],
  [
    'of what is no promise',
    inGetter(
      'const kept = [4, "x", { then: 1 }, Promise.resolve(5)]',
      '[...kept.map((one) => one), kept[0].valueOf(), `${kept[1]}`, kept[2].then, kept[3].valueOf()]',
    ),
    [4, 'x', { then: 1 }, 5, 4, 'x', 1, 5],
  ],
  ['after a few jobs', inGetter('const f = async () => { await null; await null; return 5 }', 'f().valueOf()'), 5],
  [
    'in a comparator, one wait for each comparison',
    'const rank = async (n) => await slow(n, 1); class Ranked { constructor(n) { this.n = n } get rank() { return rank(this.n) + 0 } } [3, 1, 2].map((n) => new Ranked(n)).sort((a, b) => a.rank - b.rank).map(({ n }) => n).join()',
    '1,2,3',
  ],
  [
    'in a constructor, a conversion, a sync generator',
    `const f = async (n) => (await slow(n, 1)) + 1
    class Made { constructor() { this.n = f(1) + 0 } }
    const text = { toString: () => 'n' + f(2) }
    function* three() { yield f(3) + 0; yield f(4) + 0 }
    [new Made().n, \`\${text}\`, ...three()]`,
    [2, 'n3', 4, 5],
  ],
  [
    'of a rejection, which can be caught',
    inGetter(
      'const f = async () => { await null; throw new TypeError("no") }',
      '{ try { f().valueOf() } catch (e) { return e instanceof TypeError && e.message } }',
    ).replace('return {', '{'),
    'no',
  ],
  [
    'that fails at a host function',
    inGetter('const f = async () => { try { await fails("far") } catch (e) { return e.message } }', 'f().valueOf()'),
    'far',
  ],
  [
    'for a timer',
    inGetter('const f = () => new Promise((resolve) => setTimeout(resolve, 5, "rang"))', 'f().valueOf()'),
    'rang',
  ],
  [
    'for the third tick of an interval',
    inGetter(
      `const f = () => new Promise((resolve) => {
        let n = 0
        const timer = setInterval(() => { if (++n === 3) { clearInterval(timer); resolve(n) } }, 2)
      })`,
      'f().valueOf()',
    ),
    3,
  ],
  [
    'for timers and calls in turn',
    inGetter(
      `const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
      const f = async () => { const a = await slow('a', 2); await pause(2); const b = await slow('b', 2); await pause(2); return a + b }`,
      'f().valueOf()',
    ),
    'ab',
  ],
  [
    'inside another such wait',
    inGetter(
      `const a = async () => (await slow('a', 2)) + (await slow('b', 2))
      const c = { get a() { return a() + '' } }
      const b = async () => { await null; return c.a + (await slow('c', 2)) }`,
      'b() + a()',
    ),
    'abcab',
  ],
  [
    'thirty levels deep, with a call at the end of each',
    `const down = (n) => ({ get it() { return n === 0 ? 0 : (async () => { await null; return down(n - 1).it + (await slow(1, 0)) })() + 0 } })
    down(30).it`,
    30,
  ],
  [
    'while what others left behind goes on, too',
    `const log = []
    const other = (async () => { for (const n of [1, 2]) log.push(await slow(n, 2)) })()
    const held = { get it() { return (async () => { while (log.length < 2) await slow('more', 1); return 'mine' })() + '' } }
    log.push(held.it)
    await other
    log`,
    [1, 2, 'mine'],
  ],
  [
    'and leaves what is not needed for later',
    `const log = []
    const held = { get it() { return (async () => { await null; return 1 })() + 0 } }
    Promise.resolve().then(() => {}).then(() => {}).then(() => {}).then(() => log.push('later'))
    log.push(held.it)
    await null; await null; await null; await null; await null
    log`,
    [1, 'later'],
  ],
  [
    'in a plain helper that a getter calls, beside another flow of calls',
    `const helper = () => { const a = slow(1, 1); return a + (async () => await slow(2, 20))() + slow(3, 1) }
    const held = { get it() { return helper() } }
    const flow = () => { const x = slow('x', 1); const y = slow('y', 1); return x + y }
    const [one, two] = await Promise.all([[0].map(flow)[0], held.it])
    ;[one, two]`,
    ['xy', 6],
  ],
  [
    'of calls that a job makes without await',
    inGetter(
      'const f = async () => { await null; const a = slow(1, 2); const b = slow(2, 2); return [a, b, slow(a + b, 2)].join() }',
      'f().valueOf()',
    ),
    '1,2,3',
  ],
]

describe.each(MODES)('awaitNow(), %s', (mode) => {
  it.each(PROGRAMS)('gives the value %s', async (_, code, value) => {
    expect(valueOf(await run(mode, code))).toEqual(value)
  })

  it('makes each call once, and lets calls overlap', async () => {
    const { hostFunctions, started, most } = noted()
    const f = "const f = async () => (await Promise.all([slow('a', 20), slow('b', 10), slow('c', 15)])).join()"
    const code = inGetter(f, 'f() + f()')
    const outcome = await run(mode, code, hostFunctions)
    expect(valueOf(outcome)).toBe('a,b,ca,b,c')
    expect(started).toEqual(['a', 'b', 'c', 'a', 'b', 'c'])
    expect(most()).toBe(3)
    expect(outcome.calls).toHaveLength(6)
  })

  it('runs the cell again once for each event at the most, and never with the engine waiting', async () => {
    const { hostFunctions } = noted()
    const code = inGetter(
      'const pause = () => new Promise((r) => setTimeout(r, 2)); const f = async () => { await slow(1, 2); await pause(); return slow(2, 2) }',
      'f().valueOf()',
    )
    const { usage, ...outcome } = await run(mode, code, hostFunctions)
    expect(valueOf({ usage, ...outcome } as Outcome)).toBe(2)
    expect(usage.reruns).toBe(mode === 'asyncify' ? 0 : 3)
  })

  it('writes each console line once, and keeps one clock', async () => {
    const code = `console.log('start')
      const at = Date.now()
      const held = { get it() { return (async () => { console.log('in'); await slow(1, 5); console.log('out'); return Date.now() })() + 0 } }
      const end = held.it
      console.log('end')
      end >= at && Math.random() !== Math.random()`
    const outcome = await run(mode, code)
    expect(valueOf(outcome)).toBe(true)
    expect(outcome.logs.map(({ text }) => text)).toEqual(['start', 'in', 'out', 'end'])
  })

  it('tells a promise that nothing can settle, at its place', async () => {
    const code = 'const never = new Promise(() => {})\nconst held = { get it() { return never + 0 } }\nheld.it'
    const { error, rolledBack } = failureOf(await run(mode, code))
    expect(error).toMatchObject({ code: 'guest', name: 'TypeError', line: 2 })
    expect(error.message).toMatch(/^Cannot wait for this promise here: .*make the function async and await it$/)
    expect(rolledBack).toBe(false)
  })

  it('tells a promise that only the code around it could settle, which may catch that', async () => {
    const code = `let open
      const gate = new Promise((resolve) => { open = resolve })
      const held = { get it() { return gate + '' } }
      let told
      try { held.it } catch (error) { told = error instanceof TypeError }
      open('opened')
      ;[told, await gate, held.it]`
    expect(valueOf(await run(mode, code))).toEqual([true, 'opened', 'opened'])
  })

  it('ends an endless job, and endless jobs, with the time of the cell', async () => {
    const options = { limits: { cpuMs: 200 } }
    for (const job of [
      'for (;;) {}',
      'const go = () => { Promise.resolve().then(go) }; go(); await new Promise(() => {})',
    ]) {
      const code = inGetter(`const f = async () => { await null; ${job} }`, 'f().valueOf()')
      const outcome = await EXECUTORS[mode]().run(code, options)
      expect([codeOf(outcome), failureOf(outcome).rolledBack]).toEqual(['timeout', true])
    }
  })

  it('ends waits that stand too deep inside one another with an error of the guest', async () => {
    const down = (levels: number): string =>
      `const down = (n) => ({ get it() { return n === 0 ? 0 : 1 + (async () => { await null; return down(n - 1).it })() } }); down(${levels}).it`
    expect(valueOf(await run(mode, down(64)))).toBe(64)
    const session = EXECUTORS[mode]().createSession()
    expect(failureOf(await session.run(down(65))).error).toMatchObject({ code: 'guest', name: 'RangeError' })
    const caught =
      'const fall = (n) => ({ get it() { try { return (async () => { await null; return n ? fall(n - 1).it : 0 })() + 0 } catch { return -1 } } }); fall(200).it'
    expect(valueOf(await session.run(caught))).toBe(-1)
    expect(valueOf(await session.run('"whole"'))).toBe('whole')
    await session.dispose()
  })

  it('ends recursion inside such waits as recursion, and the session is whole', async () => {
    const session = EXECUTORS[mode]().createSession()
    await session.run('let kept = 1')
    const code =
      'kept = 2; const deep = { get it() { return 1 + (async () => { await null; const more = () => more() + 1; return more() })() } }; deep.it'
    const { error } = failureOf(await session.run(code))
    expect([error.code, error.message]).toEqual(['stack', 'stack overflow'])
    expect(valueOf(await session.run('kept'))).toBe(2)
    await session.dispose()
  })

  it('takes no part in what a terminal or a limit of calls ends', async () => {
    const hostFunctions = { slow: async (n: number) => n, done: { handle: () => 'over', terminal: true } }
    const ended = inGetter('const f = async () => { await slow(1); done(); await slow(2) }', 'f().valueOf()')
    const outcome = await EXECUTORS[mode]().run(ended, { hostFunctions })
    expect(outcome).toMatchObject({ status: 'completed', value: 'over', endedBy: 'done' })
    const many = inGetter('const f = async () => { for (;;) await slow(1) }', 'f().valueOf()')
    expect(codeOf(await EXECUTORS[mode]().run(many, { hostFunctions, limits: { maxCalls: 3 } }))).toBe('call-budget')
  })
})

describe('awaitNow()', () => {
  it('drives nothing but the function that waits: other flows overlap as ever', async () => {
    const { hostFunctions, most } = noted()
    const code = `const flow = async (name) => { await slow(name, 1); return await slow(name + 2, 60) }
      const helper = () => { const own = (async () => await slow('own', 120))() + ''; return own + slow(1, 1) }
      const held = { get it() { return helper() } }
      const flows = Promise.all(['x', 'y'].map((name) => flow(name)))
      const one = held.it
      ;[one, ...(await flows)]`
    expect(valueOf(await run('local', code, hostFunctions))).toEqual(['own1', 'x2', 'y2'])
    expect(most()).toBe(3)
  })

  it('takes all events that came together for one more run of the cell', async () => {
    const hostFunctions = { tick: (n: number) => n }
    const f = 'const f = async () => (await Promise.all([tick(1), tick(2), tick(3)])).join()'
    const code = inGetter(f, 'f().valueOf()')
    const outcome = await local.run(code, { hostFunctions })
    expect([valueOf(outcome), outcome.usage.reruns]).toEqual(['1,2,3', 1])
  })
})
