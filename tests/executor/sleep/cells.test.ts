import type { Session, SessionOptions } from '@dormouse/executor'
import { describe, expect, it } from 'vitest'
import { failureOf, shareExecutor, valueOf } from '../../support/executor.ts'
import { askOutside, moveTo, resumeToEnd } from '../../support/sleeping.ts'

const here = shareExecutor({ limits: { cpuMs: 2000 }, maxMachines: 1 })
const there = shareExecutor({ limits: { cpuMs: 2000 }, maxMachines: 1 })
const hostFunctions = { ask: askOutside }

/** A session that ran `cells` here, then is put to bytes and woken there. */
async function moved(cells: readonly string[], options: SessionOptions = {}): Promise<Session> {
  const session = here.session({ hostFunctions, ...options })
  for (const cell of cells) await session.run(cell)
  return moveTo(there.executor, session, hostFunctions)
}

describe('cells before sleeping are there after waking', () => {
  it.each<[string, string, string, unknown]>([
    ['let, const and var', 'let a = 1; const b = [2]; var c = { d: 3 }', '[++a, b, c.d]', [2, [2], 3]],
    ['a const stays one', 'const b = 2', 'try { b = 3 } catch (error) { error.name }', 'TypeError'],
    [
      'functions and closures',
      'let n = 0; const next = () => ++n; function twice() { return next() + next() }',
      '[twice(), n]',
      [3, 2],
    ],
    [
      'functions that call the host',
      'const approve = (what) => ask(what) === what',
      '[approve("x"), approve("y")]',
      [true, true],
    ],
    [
      'classes with private fields',
      'class Account { #sum = 5; add(n) { this.#sum += ask(n); return this } get sum() { return this.#sum } } const one = new Account()',
      'class Savings extends Account {} [one.add(2).sum, new Savings().add(1).sum, one instanceof Account]',
      [7, 6, true],
    ],
    [
      'Map and Set state',
      'const seen = new Map([["a", new Set([1])]])',
      'seen.get("a").add(ask(2)); [...seen.get("a")]',
      [1, 2],
    ],
    [
      'generators in the middle',
      'function* ids() { let id = 1; for (;;) yield id++ } const g = ids(); g.next()',
      'g.next().value + ask(10)',
      12,
    ],
    [
      'promises that have settled',
      'const p = Promise.resolve(ask(4)); const q = Promise.reject(new Error("no")); q.catch(() => 1); 0',
      '[await p, await q.catch((e) => e.message)]',
      [4, 'no'],
    ],
    [
      'typed arrays, dates, patterns',
      'const t = Uint8Array.of(1, 2); const d = new Date(5); const r = /a(b)/g; r.test("ab")',
      '[t[1], d.getTime(), r.lastIndex]',
      [2, 5, 2],
    ],
    [
      'symbols and weak references',
      'const key = Symbol("k"); const o = { [key]: 1 }; const w = new WeakMap([[o, 2]])',
      '[o[key], w.get(o), Symbol.for("x") === Symbol.for("x")]',
      [1, 2, true],
    ],
    [
      'changed built-ins',
      'Array.prototype.last = function () { return this[this.length - 1] }',
      '[1, ask(2)].last()',
      2,
    ],
    [
      'text of every kind',
      'const s = "\\ud83d\\ude00\\ud800é" + "x".repeat(5000)',
      '[s.length, s.codePointAt(0), s.charCodeAt(2)]',
      [5004, 0x1f600, 0xd800],
    ],
  ])('%s', async (_, before, after, expected) => {
    const cells = before.includes('ask(4)') ? [] : [before]
    let session = await moved(cells)
    if (cells.length === 0) await resumeToEnd(session, await session.run(before), ({ args }) => args[0])
    session = await moveTo(here.executor, session, hostFunctions)
    expect(valueOf(await resumeToEnd(session, await session.run(after), ({ args }) => args[0]))).toEqual(expected)
    await session.dispose()
  })
})

describe('random numbers', () => {
  const DRAW = '[Math.random(), crypto.randomUUID(), ...crypto.getRandomValues(new Uint32Array(2)), Math.random()]'

  it.each([
    ['with a seed', 7],
    ['before the first draw', 8],
  ])('go on as in a session that never slept, %s', async (title, seed) => {
    const cells = title === 'with a seed' ? [DRAW, DRAW] : []
    const twin = here.session({ hostFunctions, seed })
    for (const cell of cells) await twin.run(cell)
    const session = await moved(cells, { seed })
    for (let draw = 0; draw < 3; draw++) expect(valueOf(await session.run(DRAW))).toEqual(valueOf(await twin.run(DRAW)))
    await session.dispose()
  })

  it('go on in a suspended run, fast and where it runs again', async () => {
    for (const wait of ['ask(1)', 'new (class { get x() { return ask(1) } })().x']) {
      const code = `const before = ${DRAW}; ${wait}; [before, ${DRAW}]`
      const twin = here.session({ hostFunctions, seed: 3 })
      const expected = valueOf(await resumeToEnd(twin, await twin.run(code), () => 1))
      const session = await moved([code], { seed: 3 })
      expect(valueOf(await session.resume([{ id: 1, value: 1 }]))).toEqual(expected)
      expect(valueOf(await session.run(DRAW))).toEqual(valueOf(await twin.run(DRAW)))
      await session.dispose()
    }
  })
})

describe('the definition of the session', () => {
  it('modules are in the image, those that ran and those that did not', async () => {
    const modules = {
      counter: 'export let n = 0; export const up = () => { n += ask(1); return n }',
      late: 'export default () => ask(5)',
    }
    const session = await moved(['import { up } from "counter"'], { modules })
    const code = 'import { up as more } from "counter"; import late from "late"; [up(), more(), late()]'
    expect(valueOf(await resumeToEnd(session, await session.run(code), ({ args }) => args[0]))).toEqual([1, 2, 5])
    await session.dispose()
  })

  it.each<[string, readonly string[], SessionOptions]>([
    ['a session that ran nothing', [], {}],
    ['a session whose only cell did not parse', ['let ='], {}],
    ['a session whose only cell was put back', ['data.push(9); for (;;);'], { limits: { cpuMs: 20 } }],
    ['a session that has run', ['data.length'], {}],
  ])('globals are there: %s', async (_, cells, options) => {
    const session = await moved(cells, { globals: { data: [1, 2] }, ...options })
    expect(valueOf(await session.run('data'))).toEqual([1, 2])
    await session.dispose()
  })

  it('globals are set again where a first cell runs again from the template', async () => {
    const code = 'data.push(3); class A { get x() { return ask(1) } } [new A().x, new A().x, data]'
    const session = await moved([code], { globals: { data: [1, 2] } })
    const outcome = await resumeToEnd(session, await session.resume([]), () => 0)
    expect(valueOf(outcome)).toEqual([0, 0, [1, 2, 3]])
    expect(outcome.usage.reruns).toBeGreaterThan(0)
    await session.dispose()
  })

  it('globals are there after a first cell that failed in a later stretch and was put back', async () => {
    const session = await moved(['data.push(3); ask(1); for (;;);'], { globals: { data: [1, 2] } })
    expect(failureOf(await session.resume([{ id: 1, value: 1 }])).rolledBack).toBe(true)
    const again = await moveTo(here.executor, session, hostFunctions)
    expect(valueOf(await again.run('data'))).toEqual([1, 2])
    await again.dispose()
  })

  it('names of globals and host functions are known to the advice on errors', async () => {
    const session = await moved(['1'], { globals: { customers: [1] } })
    expect(failureOf(await session.run('custmers')).error.advice).toContain('customers')
    expect(failureOf(await session.run('asq(1)')).error.advice).toContain('ask')
    await session.dispose()
  })

  it('an error in a function of a cell before the sleep shows that cell', async () => {
    const session = await moved(['1', 'function breaks() {\n  return nothing.here\n}'])
    const { error } = failureOf(await session.run('breaks()'))
    expect(error.stack).toContain('cell-2.js:2')
    expect(error.stack).toContain('cell-3.js:1')
    await session.dispose()
  })

  it('the clock is the one that restore() is given, whatever it gives', async () => {
    const session = here.session({ hostFunctions, now: () => Number.NaN })
    await session.run('const first = Date.now(); ask(1)')
    const woken = await there.executor.restore(await session.save(), { hostFunctions, now: 1234 })
    await woken.resume([{ id: 1, value: 1 }])
    expect(valueOf(await woken.run('[first, Date.now(), new Date().toISOString()]'))).toEqual([
      0,
      1234,
      '1970-01-01T00:00:01.234Z',
    ])
    await woken.dispose()
  })
})

describe('limits that restore() is given', () => {
  const LINES = 'for (let n = 0; n < 20; n++) console.log("line " + n); ask(1); console.log("end")'
  const bytesOf = (logs: readonly { readonly text: string }[]): number =>
    logs.reduce((sum, { text }) => sum + text.length, 0)

  it('logBytes: what no longer fits is cut out of the middle and counted', async () => {
    const session = here.session({ hostFunctions })
    const before = await session.run(LINES)
    const image = await session.save()
    const woken = await there.executor.restore(image, { hostFunctions, limits: { logBytes: 80 } })
    const { logs, logBytesOmitted } = await woken.resume([{ id: 1, value: 1 }])
    expect([logs[0]?.text, logs.at(-1)?.text]).toEqual(['line 0', 'end'])
    expect(bytesOf(logs)).toBeLessThanOrEqual(80)
    expect(bytesOf(logs) + logBytesOmitted).toBe(bytesOf(before.logs) + 'end'.length)
    await woken.dispose()
  })

  it('logBytes: the same ones keep the same lines', async () => {
    const limits = { logBytes: 80 }
    const session = here.session({ hostFunctions, limits })
    await session.run(LINES)
    const woken = await there.executor.restore(await session.save(), { hostFunctions, limits })
    const [slept, awake] = [await woken.resume([{ id: 1, value: 1 }]), await session.resume([{ id: 1, value: 1 }])]
    expect([slept.logs, slept.logBytesOmitted]).toEqual([awake.logs, awake.logBytesOmitted])
    expect(awake.logBytesOmitted).toBeGreaterThan(0)
    await woken.dispose()
  })

  it.each([
    ['cpuMs', { cpuMs: 0.001 }, 'timeout'],
    ['maxCalls', { maxCalls: 1 }, 'call-budget'],
    ['resultBytes', { resultBytes: 10 }, 'result-too-large'],
  ])('%s holds from there on', async (_, limits, code) => {
    const session = here.session({ hostFunctions })
    await session.run('ask(1); ask(2); "a result of more than ten bytes"')
    const woken = await there.executor.restore(await session.save(), { hostFunctions, limits })
    expect(failureOf(await resumeToEnd(woken, await woken.resume([]), () => 1)).error.code).toBe(code)
    await woken.dispose()
  })
})

describe('session.fork()', () => {
  it('gives a copy that nothing of the other touches, between cells', async () => {
    const session = here.session({ hostFunctions, seed: 1 })
    await session.run('let n = 1; const list = [1]')
    const fork = await session.fork()
    await session.run('n = 2; list.push(2)')
    expect(valueOf(await fork.run('n = n + 10; list.push(3); [n, list]'))).toEqual([11, [1, 3]])
    expect(valueOf(await session.run('[n, list]'))).toEqual([2, [1, 2]])
    expect(fork.id).not.toBe(session.id)
    expect(valueOf(await fork.run('Math.random()'))).toBe(valueOf(await session.run('Math.random()')))
    await session.dispose()
    expect(valueOf(await fork.run('n'))).toBe(11)
    await fork.dispose()
  })

  it.each(['ask(1)', 'new (class { get x() { return ask(1) } })().x'])(
    'of a suspended session waits on its own: %s',
    async (wait) => {
      const session = here.session({ hostFunctions })
      await session.run('let n = 1')
      await session.run(`n++; const got = ${wait}; [got, n]`)
      const forks = [await session.fork(), await session.fork()]
      expect(forks.map(({ pending }) => pending)).toEqual([session.pending, session.pending])
      expect(valueOf(await session.resume([{ id: 1, value: 'first' }]))).toEqual(['first', 2])
      const saved = await moveTo(there.executor, forks[0] as Session, hostFunctions)
      expect(valueOf(await saved.resume([{ id: 1, value: 'second' }]))).toEqual(['second', 2])
      await expect((forks[1] as Session).resume([{ id: 1, error: new Error('no') }])).resolves.toMatchObject({
        status: 'failed',
      })
      expect(valueOf(await session.run('[got, n]'))).toEqual(['first', 2])
      await Promise.all([saved, ...forks].map((one) => one.dispose()))
    },
  )

  it('of a session that ran nothing starts as it does', async () => {
    const session = here.session({ hostFunctions, globals: { data: [1] }, seed: 4 })
    const fork = await session.fork()
    const code = 'data.push(2); [data, Math.random(), crypto.randomUUID()]'
    expect(valueOf(await fork.run(code))).toEqual(valueOf(await session.run(code)))
    await fork.dispose()
  })
})
