import type { Session } from '@dormouse/executor'
import { createExecutor } from '@dormouse/executor/node'
import { describe, expect, it } from 'vitest'
import { codeOf, failureOf, pendingOf, valueOf } from '../../support/executor.ts'
import { shareThreads } from '../../support/threads.ts'

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const hostFunctions = {
  tool: async (value: unknown) => value,
  slow: async (ms: number, value: unknown) => {
    await wait(ms)
    return value
  },
  refuse: async (message: string) => {
    throw new RangeError(message)
  },
  approve: {
    handle: (call: { args: readonly unknown[]; suspend(payload: unknown): unknown }) => call.suspend(call.args),
  },
  done: { call: async (value: unknown) => value, terminal: true },
}

const shared = shareThreads({ threads: 2, bridge: 'asyncify' })
const open = (): Session => shared.executor.createSession({ hostFunctions })

/** What one cell in a session of its own gives. */
async function value(code: string): Promise<unknown> {
  const session = open()
  try {
    return valueOf(await session.run(code))
  } finally {
    await session.dispose()
  }
}

describe('createExecutor({ bridge })', () => {
  it('refuses other bridges, asyncify without a thread, and an engine for it', async () => {
    const engine = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))
    const make = (options: object): Promise<unknown> => createExecutor(options)
    await expect(make({ bridge: 'other' })).rejects.toThrow(TypeError)
    await expect(make({ bridge: 'asyncify', threads: 0 })).rejects.toThrow(RangeError)
    await expect(make({ bridge: 'asyncify', engine })).rejects.toThrow(TypeError)
  })

  it('replay is what it is without the option', async () => {
    const other = await createExecutor({ threads: 1, bridge: 'replay' })
    const session = other.createSession()
    expect(valueOf(await session.run('1'))).toBe(1)
    expect((await session.save()).length).toBeGreaterThan(0)
    await other.dispose()
  })
})

describe('asyncify: a host call halts the guest', () => {
  const RECURSE = 'const recurse = (n) => (n === 0 ? tool("bottom") : recurse(n - 1) + "");'

  it.each([
    ['plain', `${RECURSE} recurse(1000)`],
    ['in a promise job', `${RECURSE} await (async () => { await null; return recurse(1000) })()`],
    ['in a timer', `${RECURSE} await new Promise((resolve) => setTimeout(() => resolve(recurse(1000)), 1))`],
    ['through methods', 'class A { go(n) { return n === 0 ? tool("bottom") : this.go(n - 1) } }; new A().go(1000)'],
  ])('under 1,000 guest frames: %s', async (_, code) => {
    expect(await value(code)).toBe('bottom')
  })

  it('in getters, comparators, constructors, conversions and generators, none of it twice', async () => {
    const code = `
      class Point { constructor(x) { this.x = tool(x) } get double() { return tool(this.x * 2) } }
      function* count() { try { yield tool(1); yield tool(2) } finally { console.log(tool('left')) } }
      const sorted = [3, 1, 2].sort((a, b) => tool(a) - tool(b))
      for (const n of count()) break
      const text = \`\${{ toString: () => tool('text') }}\`
      const made = { toJSON: () => tool('json') }
      ;[new Point(4).double, sorted, [...count()], text, JSON.stringify(made), { get late() { return tool('late') } }, made]`
    const outcome = await shared.executor.run(code, { hostFunctions })
    expect(valueOf(outcome)).toEqual([8, [1, 2, 3], [1, 2], 'text', '"json"', { late: 'late' }, 'json'])
    expect(outcome.usage.reruns).toBe(0)
    expect(outcome.logs.map(({ text }) => text)).toEqual(['left', 'left'])
  })

  it('and what a call throws comes out of it', async () => {
    expect(await value(`try { refuse('no') } catch (e) { [e instanceof RangeError, e.message] }`)).toEqual([true, 'no'])
    expect(failureOf(await shared.executor.run(`refuse('no')`, { hostFunctions })).error).toMatchObject({
      code: 'guest',
      message: 'no',
    })
  })

  it('promises that are asked for overlap; those of a function in between do not', async () => {
    const inFlight = { now: 0, most: 0 }
    const busy = async (value: unknown): Promise<unknown> => {
      inFlight.most = Math.max(inFlight.most, ++inFlight.now)
      await wait(20)
      inFlight.now--
      return value
    }
    const run = async (code: string): Promise<unknown> => {
      inFlight.most = 0
      return [valueOf(await shared.executor.run(code, { hostFunctions: { busy } })), inFlight.most]
    }
    expect(await run('await Promise.all([busy(1), busy(2), busy(3)])')).toEqual([[1, 2, 3], 3])
    expect(await run('const p = busy(1); const q = busy(2); [await p, await q]')).toEqual([[1, 2], 2])
    expect(await run('await Promise.all([1, 2, 3].map(busy))')).toEqual([[1, 2, 3], 3])
    expect(await run('await Promise.all([1, 2, 3].map((n) => busy(n)))')).toEqual([[1, 2, 3], 3])
    expect(await run('await Promise.all([1, 2, 3].map((n) => busy(n) + 1))')).toEqual([[2, 3, 4], 1])
    expect(await run('const f = (n) => { const m = busy(n); return m + 0 }; await Promise.all([f(1), f(2)])')).toEqual([
      [1, 2],
      1,
    ])
  })

  it('timers and other answers wait until the call has its own', async () => {
    const code = `
      const order = []
      setTimeout(() => { order.push('timer'); order.push(tool('from the timer')) }, 5)
      const early = slow(1, 'early').then((v) => order.push(v))
      order.push(slow(60, 'slow'))
      order.push('next')
      await new Promise((resolve) => setTimeout(resolve, 20))
      order`
    const found = (await value(code)) as string[]
    expect(found.slice(0, 2)).toEqual(['slow', 'next'])
    expect(found.slice(2).sort()).toEqual(['early', 'from the timer', 'timer'])
  })

  it('a setter that guest code planted on errors is not run by a refusal', async () => {
    const code = `
      let ran = 0
      Object.defineProperty(Error.prototype, 'name', { configurable: true, set(v) { ran++; tool(v) } })
      const message = await import('missing').catch((e) => e.message)
      delete Error.prototype.name
      ;[ran, message.includes('missing'), tool('after')]`
    expect(await value(code)).toEqual([0, true, 'after'])
  })

  it('a terminal call ends the run, wherever it stands', async () => {
    const outcome = await shared.executor.run(
      `[1, 2].map((n) => { try { if (n === 2) done(tool('end')) } finally { console.log(n) } return tool(n) }); tool('after')`,
      { hostFunctions },
    )
    expect(outcome).toMatchObject({ status: 'completed', value: 'end', endedBy: 'done' })
    expect(outcome.calls.map(({ name }) => name)).toEqual(['tool', 'tool', 'done'])
  })

  it('modules halt too', async () => {
    const modules = { m: 'export const x = tool("in the module"); export const f = (y) => tool(y)' }
    const session = shared.executor.createSession({ hostFunctions, modules })
    expect(valueOf(await session.run(`import { x, f } from 'm'; [x, f('a'), [1, 2].map(f)]`))).toEqual([
      'in the module',
      'a',
      [1, 2],
    ])
    await session.dispose()
  })
})

describe('asyncify: sessions', () => {
  it('cells see what earlier ones left, closures over the host included, in whichever thread', async () => {
    const session = open()
    await session.run('let total = 0; const add = (n) => { total += tool(n); return total }; class Box { n = tool(7) }')
    for (let n = 1; n <= 5; n++) await Promise.all([session.run(`add(${n})`), value(`tool(${n})`)])
    expect(valueOf(await session.run('add(0) + new Box().n'))).toBe(22)
    expect(failureOf(await session.run('const once = tool(1); throw new Error("after")')).error.message).toBe('after')
    expect(valueOf(await session.run('once + add(tool(1))'))).toBe(17)
    await session.dispose()
  })

  it('a name that held a promise holds its value in the next cell', async () => {
    const session = open()
    await session.run('const later = slow(5, "value"); 0')
    expect(valueOf(await session.run('later'))).toBe('value')
    await session.dispose()
  })

  it('200 of them wait at once, each in the middle of a call, and finish in any order', async () => {
    const answers = new Map<number, (value: number) => void>()
    const ask = (id: number): Promise<number> => new Promise((resolve) => answers.set(id, resolve))
    const code = `const ids = [id, id].map((n) => ({ get twice() { return 2 * ask(n) } })); ids[0].twice + ids[1].twice`
    const runs = Array.from({ length: 200 }, (_, id) =>
      shared.executor.run(code, { hostFunctions: { ask }, globals: { id } }),
    )
    for (let round = 1; round <= 2; round++) {
      while (answers.size < 200) await wait(5)
      const asked = [...answers].sort(([left], [right]) => ((left * 7919) % 200) - ((right * 7919) % 200))
      answers.clear()
      for (const [id, answer] of asked) answer(id * round)
    }
    expect((await Promise.all(runs)).map(valueOf)).toEqual(runs.map((_, id) => id * 6))
  }, 60_000)

  it('deadlock is told, and the session goes on', async () => {
    const session = open()
    expect(codeOf(await session.run('let n = tool(1); await new Promise(() => {})'))).toBe('deadlock')
    expect(valueOf(await session.run('n + tool(1)'))).toBe(2)
    await session.dispose()
  })

  it('cannot be saved, forked or restored, and the error says why', async () => {
    const session = open()
    await session.run('1')
    for (const refused of [session.save(), session.fork(), shared.executor.restore(new Uint8Array(100))]) {
      await expect(refused).rejects.toMatchObject({
        code: 'not-savable',
        message: expect.stringMatching(/^Cannot (save|fork|restore) the session: .*no image reaches; .*'replay'$/),
      })
    }
    await session.dispose()
  })

  it('are suspended at a call and resumed, twice in a cell; other calls may be answered first', async () => {
    const session = open()
    const code = `const first = approve('a'); const other = (async () => await approve('b'))()
      const box = { get answer() { return approve('c') } }; [await first, box.answer, await other, tool('end')]`
    const [a, b, c] = pendingOf(await session.run(code))
    expect([a, b, c].map((call) => call?.payload)).toEqual([['a'], ['b'], undefined])
    const more = pendingOf(await session.resume([{ id: a?.id as number, value: 1 }]))
    expect(more.map(({ payload }) => payload)).toEqual([['b'], ['c']])
    expect(codeOf(await session.resume([{ id: more[0]?.id as number, value: 2 }]))).toBe('suspended')
    expect(session.pending.map(({ payload }) => payload)).toEqual([['c']])
    expect(valueOf(await session.resume([{ id: more[1]?.id as number, value: 3 }]))).toEqual([1, 3, 2, 'end'])
    await session.dispose()
  })

  it('a suspended one that is disposed leaves nothing behind', async () => {
    const session = open()
    expect(codeOf(await session.run('[1].map(() => approve(1))'))).toBe('suspended')
    await session.dispose()
    expect(await value('tool(1)')).toBe(1)
  })
})
