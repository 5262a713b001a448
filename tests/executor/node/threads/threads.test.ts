import { createExecutor } from '@dormouse/executor/node'
import { describe, expect, it, vi } from 'vitest'
import { codeOf, deferred, failureOf, pendingOf, valueOf } from '../../../support/executor.ts'
import { openThreads, shareThreads } from '../../../support/threads.ts'

const double = async (n: number): Promise<number> => n * 2

describe('createExecutor() with threads', () => {
  const shared = shareThreads({ threads: 2, limits: { cpuMs: 5000 } })

  it('runs cells, calls host functions and keeps names from cell to cell', async () => {
    const session = shared.executor.createSession({ hostFunctions: { double } })
    expect(valueOf(await session.run('let a = double(21); const f = (n) => double(n) + a; a'))).toBe(42)
    expect(valueOf(await session.run('const both = await Promise.all([double(1), double(2)]); f(1) + both[1]'))).toBe(
      48,
    )
    await session.dispose()
  })

  it('explains errors in the lines of the code, of earlier cells too', async () => {
    const session = shared.executor.createSession()
    await session.run('const broken = () => {\n  return missing.field\n}')
    const { error } = failureOf(await session.run('\nbroken()'))
    expect([error.name, error.message, error.stack]).toEqual([
      'ReferenceError',
      'missing is not defined',
      expect.stringContaining('cell-1.js:2'),
    ])
    expect(failureOf(await session.run('let x = ;')).error).toMatchObject({ code: 'syntax', line: 1, column: 9 })
    expect(failureOf(await session.run('brokn()')).error.advice).toBe('Did you mean broken?')
    await session.dispose()
  })

  it('runs a cell again for calls that cannot wait, each call made once', async () => {
    const seen: number[] = []
    const tick = async (n: number): Promise<number> => {
      seen.push(n)
      return n * 10
    }
    const code = `
      console.log('once', Date.now() > 0, Math.random() < 1)
      const box = { get a() { return tick(1) }, get b() { return tick(2) } }
      const sorted = [3, 1, 2].sort((x, y) => tick(x * 10 + y) && x - y)
      setTimeout(() => console.log('later', tick(5)), 1)
      await new Promise((done) => setTimeout(done, 5))
      ;[box.a + box.b, sorted.join()]`
    const outcome = await shared.executor.run(code, { hostFunctions: { tick } })
    expect(valueOf(outcome)).toEqual([30, '1,2,3'])
    expect(new Set(seen).size).toBe(seen.length)
    expect(outcome.logs.map(({ text }) => text)).toEqual(['once true true', 'later 50'])
    expect(outcome.usage.reruns).toBeGreaterThan(1)
  })

  it('tells onLog and onCall of what happened, in order', async () => {
    const told: string[] = []
    await shared.executor.run('console.log("a"); double(1); console.log("b")', {
      hostFunctions: { double },
      onLog: ({ text }) => told.push(text),
      onCall: ({ name, status }) => told.push(`${name} ${status}`),
    })
    expect(told).toEqual(['a', 'double pending', 'double fulfilled', 'b'])
  })

  it('has limits that hold, and the session is as before', async () => {
    const limits = { cpuMs: 300, memoryBytes: 24 * 1024 * 1024 }
    const session = shared.executor.createSession({ limits, hostFunctions: { double } })
    await session.run('let kept = double(4)')
    for (const [code, cell] of [
      ['timeout', 'kept = 0; for (;;);'],
      ['timeout', 'kept = 0; for (;;) new Promise(() => { for (;;); })'],
      ['memory', 'kept = 0; const all = []; for (;;) all.push(new Uint8Array(1e5))'],
      ['stack', 'const down = () => down() + 1; down()'],
    ] as const) {
      expect([code, codeOf(await session.run(cell))]).toEqual([code, code])
      expect(valueOf(await session.run('kept + double(1)'))).toBe(10)
    }
    await session.dispose()
  })

  it('recurses deeper than the calling thread could', async () => {
    const depth = 'const down = (n) => n === 0 ? 0 : down(n - 1) + 1; down(2400)'
    expect(valueOf(await shared.executor.run(depth, { limits: { stackBytes: 512 * 1024 } }))).toBe(2400)
  })

  it('keeps the clock, the seed and the modules of the session', async () => {
    const options = { seed: 7, now: () => 86_400_000, modules: { m: 'export const one = 1' } }
    const code = `import { one } from 'm'; [Date.now(), one, Math.random(), crypto.getRandomValues(new Uint8Array(2)).join()]`
    const inThreads = valueOf(await shared.executor.run(code, options))
    const local = await createExecutor({ threads: 0 })
    expect(inThreads).toEqual(valueOf(await local.run(code, options)))
    await local.dispose()
  })

  it('goes on drawing from a seed where it was, in whichever thread', async () => {
    const draw = 'crypto.getRandomValues(new Uint8Array(4)).join()'
    const one = shared.executor.createSession({ seed: 3 })
    const drawn: unknown[] = []
    for (let cell = 0; cell < 4; cell++) {
      // Others keep the threads busy, so that cells of one session end up in both.
      const [outcome] = await Promise.all([one.run(draw), shared.executor.run('for (let i = 0; i < 3e5; i++);')])
      drawn.push(valueOf(outcome))
    }
    const local = await createExecutor({ threads: 0 })
    const other = local.createSession({ seed: 3 })
    for (const expected of drawn) expect(valueOf(await other.run(draw))).toBe(expected)
    await local.dispose()
    await one.dispose()
  })

  it('suspends, saves, restores in the calling thread and back', async () => {
    const hostFunctions = { approve: { handle: (call: { suspend(): unknown }) => call.suspend() }, double }
    const session = shared.executor.createSession({ hostFunctions })
    await session.run('let count = double(2); class Counter { up() { return ++count } }')
    expect(
      pendingOf(await session.run('const ok = approve("a"); [ok, new Counter().up(), approve("b")]')),
    ).toHaveLength(1)
    const local = await createExecutor({ threads: 0 })
    const there = await local.restore(await session.save(), { hostFunctions })
    expect(pendingOf(await there.resume([{ id: 1, value: 'A' }]))).toMatchObject([{ id: 2, args: ['b'] }])
    const back = await shared.executor.restore(await there.save(), { hostFunctions })
    const fork = await back.fork()
    for (const one of [back, fork, there]) {
      expect(valueOf(await one.resume([{ id: 2, value: 'B' }]))).toEqual(['A', 5, 'B'])
      expect(valueOf(await one.run('new Counter().up()'))).toBe(6)
    }
    await local.dispose()
  })

  it('carries values of some megabytes there and back', async () => {
    const limits = { argumentBytes: 2 ** 25, resultBytes: 2 ** 25, memoryBytes: 2 ** 28 }
    const echo = async (value: unknown): Promise<unknown> => value
    const code = 'const big = "é".repeat(4_000_000); const same = echo(big); [same === big, same]'
    const [isSame, text] = valueOf(await shared.executor.run(code, { limits, hostFunctions: { echo } })) as [
      boolean,
      string,
    ]
    expect([isSame, text.length]).toEqual([true, 4_000_000])
  })

  it('moves sessions with large memories between threads whole', async () => {
    const sessions = Array.from({ length: 6 }, () => shared.executor.createSession())
    const fill = (index: number): string =>
      `const data = Array.from({ length: 2e5 }, (_, i) => i + ${index}); data.length`
    await Promise.all(sessions.map((session, index) => session.run(fill(index))))
    for (let round = 0; round < 3; round++) {
      const sums = await Promise.all(
        sessions.map(async (session) => valueOf(await session.run('data.reduce((sum, n) => sum + n, 0)'))),
      )
      expect(sums).toEqual(sessions.map((_, index) => (2e5 * (2e5 - 1)) / 2 + 2e5 * index))
    }
    await Promise.all(sessions.map((session) => session.dispose()))
  })
})

describe('createExecutor() with threads, ending things', () => {
  it('abort ends a guest in the middle of its turn, at once', async () => {
    const executor = await createExecutor({ threads: 1 })
    const session = executor.createSession()
    await session.run('let kept = 1')
    for (const cell of ['kept = 2; for (;;);', 'kept = 2; [].indexOf.call({ length: 2 ** 53 - 1 }, 1)']) {
      const controller = new AbortController()
      const run = session.run(cell, { signal: controller.signal })
      setTimeout(() => controller.abort(new Error('enough')), 50)
      await expect(run).rejects.toThrow('enough')
      expect(valueOf(await session.run('kept'))).toBe(1)
    }
    await executor.dispose()
  })

  it('abort of a cell that waits for a thread takes it out of the queue', async () => {
    const executor = await createExecutor({ threads: 1, maxQueued: 1, limits: { cpuMs: 400 } })
    const spinning = executor.run('for (;;);')
    const controller = new AbortController()
    const waiting = executor.run('1', { signal: controller.signal })
    await expect(executor.run('2')).rejects.toMatchObject({ code: 'queue-full' })
    controller.abort(new Error('never mind'))
    await expect(waiting).rejects.toThrow('never mind')
    expect(valueOf(await executor.run('3'))).toBe(3)
    expect(codeOf(await spinning)).toBe('timeout')
    await executor.dispose()
  })

  it('maxQueued refuses cells that would begin, never those that have', async () => {
    const executor = await createExecutor({ threads: 1, maxQueued: 2, limits: { cpuMs: 300 } })
    const calls: ((value: number) => void)[] = []
    const wait = (): Promise<number> => new Promise((resolve) => calls.push(resolve))
    const runs: Promise<unknown>[] = []
    for (let index = 0; index < 4; index++) {
      runs.push(executor.run('wait() + 1', { hostFunctions: { wait } }))
      await vi.waitUntil(() => calls.length > index)
    }
    const spinning = executor.run('for (;;);')
    for (const [index, answer] of calls.entries()) answer(index)
    const queued = [executor.run('1'), executor.run('2')]
    const refused = { code: 'queue-full', message: expect.stringContaining('maxQueued') }
    await expect(executor.run('3')).rejects.toMatchObject(refused)
    expect(await Promise.all(queued)).toMatchObject([{ value: 1 }, { value: 2 }])
    expect(await Promise.all(runs)).toMatchObject([1, 2, 3, 4].map((value) => ({ value })))
    expect(codeOf(await spinning)).toBe('timeout')
    await executor.dispose()
  })

  it('dispose() ends runs in threads, in the queue and on calls; nothing is left', async () => {
    const before = process.getActiveResourcesInfo().filter((kind) => kind !== 'Timeout').length
    const executor = await createExecutor({ threads: 2 })
    const hostFunctions = { never: () => deferred().promise }
    const runs = ['for (;;);', 'for (;;);', '1 + 1', 'never()', 'never()'].map((code) =>
      executor.createSession({ hostFunctions }).run(code),
    )
    const settled = Promise.allSettled(runs)
    await new Promise((resolve) => setTimeout(resolve, 100))
    await executor.dispose()
    for (const { status, ...rest } of await settled) {
      expect([status, rest]).toEqual(['rejected', { reason: expect.objectContaining({ code: 'disposed' }) }])
    }
    await expect(executor.run('1')).rejects.toMatchObject({ code: 'disposed' })
    expect(process.getActiveResourcesInfo().filter((kind) => kind !== 'Timeout').length).toBeLessThanOrEqual(before)
  })

  it('threads that have nothing to do keep no process alive', async () => {
    const { executor, pool } = await openThreads({ threads: 1 })
    expect(valueOf(await executor.run('1 + 1'))).toBe(2)
    expect(pool.threads.every((thread) => thread.isIdle)).toBe(true)
    expect(process.getActiveResourcesInfo()).not.toContain('MessagePort')
    await executor.dispose()
  })

  it('a session that had much thread time waits for those that had little', async () => {
    const executor = await createExecutor({ threads: 1, limits: { cpuMs: 10_000 } })
    const order: string[] = []
    const spin = (ms: number): string => `const end = Date.now() + ${ms}; while (Date.now() < end); 1`
    const greedy = executor.createSession()
    await greedy.run(spin(300))
    const others = Array.from({ length: 4 }, () => executor.createSession())
    const note = (name: string) => () => order.push(name)
    const first = executor.run(spin(50)).then(note('first'))
    const runs = [greedy.run('1').then(note('greedy')), ...others.map((one) => one.run(spin(20)).then(note('other')))]
    await Promise.all([first, ...runs])
    expect(order).toEqual(['first', 'other', 'other', 'other', 'other', 'greedy'])
    await executor.dispose()
  })

  it.each([
    [{ threads: -1 }, RangeError],
    [{ threads: 1.5 }, RangeError],
    [{ threads: '2' }, TypeError],
    [{ maxQueued: 0 }, RangeError],
    [{ maxQueued: null }, TypeError],
    [{ thread: 1 }, TypeError],
  ])('refuses %j', async (options, kind) => {
    await expect(createExecutor(options as object)).rejects.toThrow(kind)
  })
})
