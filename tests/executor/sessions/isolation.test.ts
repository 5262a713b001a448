import { describe, expect, it } from 'vitest'
import { shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 500 }, maxMachines: 2 })
const draws = '[Math.random(), Math.random(), Math.random()]'
const ids = '[crypto.randomUUID(), ...crypto.getRandomValues(new Uint32Array(2))]'

describe('sessions', () => {
  it('share no globals, prototypes or library state', async () => {
    const [first, second] = [shared.session(), shared.session()]
    await first.run(`var a = 1; let b = 2; const c = 3; function f() {} class D {} globalThis.e = 5; implicit = 6`)
    await first.run(
      `Array.prototype.mine = 1; Object.prototype.mine = 1; String.prototype.trim = () => 'mine'; Math.max = () => 'mine'`,
    )
    await first.run(`console.log = () => {}; URL.prototype.mine = 1; Promise.resolve = null; delete globalThis.JSON`)
    const seen = `[typeof a, typeof b, typeof c, typeof f, typeof D, typeof e, typeof implicit, typeof [].mine, typeof ({}).mine, ' x '.trim(), Math.max(1, 2), typeof JSON, typeof Promise.resolve]`
    const clean = [...new Array(9).fill('undefined'), 'x', 2, 'object', 'function']
    expect(valueOf(await second.run(seen))).toEqual(clean)
    const outcome = await second.run('console.log("heard"); 1')
    expect(outcome.logs).toHaveLength(1)
    expect(valueOf(await shared.run(seen))).toEqual(clean)
    expect(valueOf(await first.run('[a, b, c, e, implicit, [].mine, Math.max(1)]'))).toEqual([1, 2, 3, 5, 6, 1, 'mine'])
  })

  it('have host functions and globals of their own', async () => {
    const first = shared.session({ hostFunctions: { who: async () => 'first', only: () => 1 }, globals: { data: [1] } })
    const second = shared.session({ hostFunctions: { who: async () => 'second' }, globals: { data: [2] } })
    await first.run('data.push(9)')
    expect(valueOf(await second.run('[who(), data, typeof only]'))).toEqual(['second', [2], 'undefined'])
    expect(valueOf(await first.run('[who(), data, typeof only]'))).toEqual(['first', [1, 9], 'function'])
  })

  it('have ids of their own, which their calls carry', async () => {
    const hostFunctions = { id: { handle: ({ sessionId }: { sessionId: string }) => sessionId } }
    const [first, second] = [shared.session({ hostFunctions }), shared.session({ hostFunctions })]
    expect(first.id).not.toBe(second.id)
    expect([valueOf(await first.run('id()')), valueOf(await second.run('id()'))]).toEqual([first.id, second.id])
  })

  it('interleave cells over few machines without mixing', async () => {
    const sessions = Array.from({ length: 12 }, (_, index) =>
      shared.session({ globals: { index }, hostFunctions: { tick: async (n: number) => n } }),
    )
    await Promise.all(sessions.map((session) => session.run('let total = 0; const seen = []')))
    for (let round = 0; round < 5; round++) {
      const code = 'for (let i = 0; i < 3; i++) { total += tick(index); seen.push(total) } total'
      const totals = await Promise.all(sessions.map(async (session) => valueOf(await session.run(code))))
      expect(totals).toEqual(sessions.map((_, index) => index * 3 * (round + 1)))
    }
  })
})

describe('Math.random and crypto', () => {
  it('differ between sessions and do not repeat between cells', async () => {
    const sessions = [shared.session(), shared.session(), shared.session()]
    const all: unknown[] = []
    for (const session of sessions)
      for (let cell = 0; cell < 3; cell++)
        all.push(...(valueOf(await session.run(draws)) as number[]), ...(valueOf(await session.run(ids)) as unknown[]))
    expect(new Set(all).size).toBe(all.length)
  })

  it('are the same with the same seed, cell by cell, and differ with another', async () => {
    const drawn = async (seed: number): Promise<unknown[]> => {
      const session = shared.session({ seed })
      const cells = [draws, ids, draws, ids]
      const values: unknown[] = []
      for (const code of cells) values.push(valueOf(await session.run(code)))
      return values
    }
    const [one, again, two, zero, negative] = [
      await drawn(1),
      await drawn(1),
      await drawn(2),
      await drawn(0),
      await drawn(-5),
    ]
    expect(again).toEqual(one)
    const all = [one, two, zero, negative].flat(2)
    expect(new Set(all).size).toBe(all.length)
  })

  it.each([1, -1, 2 ** 31, 2 ** 40, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])(
    'are well spread with seed %i',
    async (seed) => {
      const code =
        'Array.from({ length: 50 }, () => [Math.random(), crypto.randomUUID(), crypto.getRandomValues(new Uint32Array(1))[0]]).flat()'
      const all = valueOf(await shared.run(code, { seed })) as unknown[]
      expect(new Set(all).size).toBe(150)
      expect(valueOf(await shared.run(code, { seed: seed > 0 ? seed - 1 : seed + 1 }))).not.toEqual(all)
    },
  )

  it('give each session its own UUIDs, well formed', async () => {
    const uuids = await Promise.all(
      Array.from({ length: 50 }, async () => valueOf(await shared.run('crypto.randomUUID()'))),
    )
    expect(new Set(uuids).size).toBe(50)
    for (const uuid of uuids)
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('do not repeat after a cell that was rolled back', async () => {
    const hostFunctions = { tick: async () => 1 }
    const session = shared.session({ hostFunctions, limits: { cpuMs: 150 } })
    const before = valueOf(await session.run(ids)) as unknown[]
    await session.run(`${ids}; for (;;);`)
    const after = valueOf(await session.run(ids)) as unknown[]
    expect(before.some((value) => after.includes(value))).toBe(false)
  })

  it('give the same in a run that is repeated from its start', async () => {
    const hostFunctions = { echo: async (x: unknown) => x }
    const code = `const r = Math.random(), id = crypto.randomUUID(), t = Date.now(); class A { get x() { return echo(r) } } [new A().x === r, crypto.randomUUID() !== id, t <= Date.now()]`
    const outcome = await shared.run(code, { hostFunctions })
    expect(valueOf(outcome)).toEqual([true, true, true])
    expect(outcome.calls).toHaveLength(1)
  })
})

describe('the clock', () => {
  it('is fixed by a number', async () => {
    const session = shared.session({ now: 1_000_000_000_000 })
    expect(valueOf(await session.run('[Date.now(), new Date().toISOString(), new Date().getTime()]'))).toEqual([
      1e12,
      '2001-09-09T01:46:40.000Z',
      1e12,
    ])
    expect(valueOf(await session.run('await new Promise((done) => setTimeout(done, 20)); Date.now()'))).toBe(1e12)
  })

  it('is asked of a function at each reading', async () => {
    let now = 1000
    const session = shared.session({ now: () => (now += 10) })
    const [first, second] = valueOf(await session.run('[Date.now(), Date.now()]')) as [number, number]
    expect(first).toBeGreaterThanOrEqual(1010)
    expect(second).toBeGreaterThan(first)
    now = 5_000_000
    expect(valueOf(await session.run('Date.now()'))).toBeGreaterThan(5_000_000)
  })

  it('is the host’s by default', async () => {
    const before = Date.now()
    const now = valueOf(await shared.run('Date.now()')) as number
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
  })

  it('breaks nothing when it throws or answers no number', async () => {
    for (const now of [
      () => Number.NaN,
      () => Number.POSITIVE_INFINITY,
      () => {
        throw new Error('no clock')
      },
    ]) {
      const ended = await shared.run('Date.now(); 1', { now }).then(
        (outcome) => outcome.status,
        () => 'rejected',
      )
      expect(['completed', 'failed', 'rejected']).toContain(ended)
      expect(valueOf(await shared.run('2'))).toBe(2)
    }
  })

  it('cannot be told from the limits: a fixed clock does not stop the deadline', async () => {
    const outcome = await shared.run('for (;;);', { now: 0, limits: { cpuMs: 100 } })
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'timeout' } })
  })
})
