import { createExecutor, type Executor, type Outcome, type PendingCall, type Session } from '@dormouse/executor'
import { createExecutor as createThreaded } from '@dormouse/executor/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failureOf, pendingOf, valueOf } from '../../support/executor.ts'
import { askOutside, moveTo, moveToEnd, resumeToEnd } from '../../support/sleeping.ts'

const hostFunctions = { ask: askOutside, tick: async (n: number): Promise<number> => n }
const COUNT = 10
let executors: readonly Executor[] = []
beforeAll(async () => {
  executors = await Promise.all(Array.from({ length: COUNT }, () => createExecutor({ maxMachines: 1 })))
})
afterAll(() => Promise.all(executors.map((executor) => executor.dispose())))

const open = (options: object = {}): Session => (executors[0] as Executor).createSession({ hostFunctions, ...options })
const elsewhere = (session: Session, to = 1): Promise<Session> =>
  moveTo(executors[to] as Executor, session, hostFunctions)
const first = (call: PendingCall): unknown => call.args[0]

/** Runs a cell that waits for answers, through all executors in turn. */
async function through(session: Session, code: string): Promise<{ session: Session; outcome: Outcome; moves: number }> {
  return moveToEnd(executors, session, await session.run(code), hostFunctions, first)
}

describe('executor.restore() of a suspended session', () => {
  it('has its pending calls, and resume() goes on', async () => {
    const session = open()
    const { pending } = session
    expect(pending).toEqual([])
    await session.run('const list = [1, 2]; list.push(ask(3)); list')
    const woken = await elsewhere(session)
    expect(woken.pending).toEqual([{ id: 1, name: 'ask', args: [3], payload: 3 }])
    expect(valueOf(await woken.resume([{ id: 1, value: 4 }]))).toEqual([1, 2, 4])
    expect(valueOf(await woken.run('list.length'))).toBe(3)
  })

  it('takes at most 12 kB to wait for one call', async () => {
    const session = open()
    await session.run('const question = "May I?"; if (ask(question)) tick(1); else tick(2)')
    expect((await session.save()).length).toBeLessThanOrEqual(12_000)
  })

  it('goes on through ten executors', async () => {
    const { outcome, moves } = await through(
      open(),
      'let sum = 0; for (let n = 1; n <= 10; n++) sum += ask(n) + tick(n); sum',
    )
    expect([valueOf(outcome), moves]).toEqual([110, 10])
    expect(outcome.calls).toHaveLength(20)
    expect(outcome.calls.every(({ status }) => status === 'fulfilled')).toBe(true)
  })

  it.each([
    ['a getter', 'class A { get x() { return ask("a") + tick("b") } } new A().x', 'ab'],
    ['two getters', 'class A { get x() { return ask("a") } } new A().x + new A().x', 'aa'],
    [
      'a conversion beside a promise',
      'const p = ask("p"); const s = `${{ toString: () => ask("s") }}`; s + await p',
      'sp',
    ],
    ['a comparator', '[2, 1].sort((a, b) => Number(`${{ toString: () => String(ask(a - b)) }}`)).join()', '1,2'],
    [
      'a getter after a timer',
      'await new Promise((done) => setTimeout(done, 3)); class A { get x() { return ask("t") } } new A().x',
      't',
    ],
    [
      'a getter after random numbers and clock readings',
      'const seen = [Math.random(), crypto.randomUUID(), Date.now()].join(); class A { get x() { return ask(seen) === seen } } [new A().x, new A().x]',
      [true, true],
    ],
    ['a constructor', 'class A { constructor() { this.n = ask("n") } } [new A().n, new A().n]', ['n', 'n']],
  ])('that stopped in %s runs again from its start', async (_, code, expected) => {
    const session = open()
    await session.run('globalThis.kept = 1')
    const end = await through(session, code)
    expect(valueOf(end.outcome)).toEqual(expected)
    expect(valueOf(await end.session.run('kept'))).toBe(1)
  })

  it('answers parts of a Promise.all between moves', async () => {
    let session = open()
    await session.run('Promise.all([1, 2, 3].map(async (n) => ask(n)))')
    for (const id of [3, 1]) {
      session = await elsewhere(session, id)
      pendingOf(await session.resume([{ id, value: id * 10 }]))
    }
    session = await elsewhere(session, 5)
    expect(session.pending.map(({ id }) => id)).toEqual([2])
    expect(valueOf(await session.resume([{ id: 2, value: 20 }]))).toEqual([10, 20, 30])
  })

  it('tells logs, calls, usage and errors as if it had never slept', async () => {
    const code =
      'console.log("a")\nconst x = ask(1)\nconsole.log("b", x)\nfunction deep() {\n  missing(ask(2))\n}\ndeep()'
    const seen = ({ status, logs, calls, ...rest }: Outcome): unknown[] => [
      ...[status, logs, calls.map((call) => ({ ...call, durationMs: 0 }))],
      'error' in rest && rest.error,
    ]
    const unsaved = open()
    const expected = await resumeToEnd(unsaved, await unsaved.run(code), first)
    const { outcome } = await through(open(), code)
    expect(seen(outcome)).toEqual(seen(expected))
    expect(failureOf(outcome).error).toMatchObject({ name: 'ReferenceError', line: 5 })
    await unsaved.dispose()
  })

  it('counts cpuMs of earlier processes', async () => {
    let session = open()
    const before = await session.run('for (const end = performance.now() + 30; performance.now() < end; ); ask(1)')
    session = await elsewhere(session)
    const after = await session.resume([{ id: 1, value: 1 }])
    expect(after.usage.cpuMs).toBeGreaterThan(before.usage.cpuMs)
    expect(after.usage.wallMs).toBeGreaterThan(before.usage.wallMs)
  })

  it('can be saved again, any number of times, and each image wakes', async () => {
    const session = open()
    await session.run('const got = [ask(1), ask(2)]; got')
    const images = [await session.save(), await session.save()]
    const again = await (executors[1] as Executor).restore(images[0] as Uint8Array, { hostFunctions })
    images.push(await again.save())
    for (const image of images) {
      const woken = await (executors[2] as Executor).restore(image, { hostFunctions })
      const outcome = await resumeToEnd(woken, await woken.resume([]), first)
      expect(valueOf(outcome)).toEqual([1, 2])
      await woken.dispose()
    }
    await again.dispose()
    expect(valueOf(await resumeToEnd(session, await session.resume([]), first))).toEqual([1, 2])
    await session.dispose()
  })
})

describe('sessions move between', () => {
  it('executors in this thread and executors with worker threads, at each call', async () => {
    const threaded = await createThreaded({ threads: 2 })
    const code = `
      const seen = new Map(); class A { get late() { return ask('late') } }
      for (const name of ['a', 'b', 'c']) seen.set(name, ask(name))
      ;[[...seen.values()], await Promise.all([ask(1), ask(2)]), new A().late, data]`
    const session = open({ globals: { data: [1] } })
    const end = await moveToEnd(
      [threaded, executors[1] as Executor],
      session,
      await session.run(code),
      hostFunctions,
      first,
    )
    expect(valueOf(end.outcome)).toEqual([['a', 'b', 'c'], [1, 2], 'late', [1]])
    const fork = await end.session.fork()
    expect(valueOf(await fork.run('seen.size'))).toBe(3)
    await Promise.all([fork.dispose(), end.session.dispose()])
    await threaded.dispose()
  })
})

describe('executor.restore() takes', () => {
  it('bytes of any kind: a Buffer of a pool, a part of a larger buffer, shared memory', async () => {
    const session = open()
    await session.run('const n = 1; ask(n) + n')
    const image = await session.save()
    await session.dispose()
    const part = new Uint8Array(new ArrayBuffer(image.length + 3), 3)
    part.set(image)
    const shared = new Uint8Array(new SharedArrayBuffer(image.length))
    shared.set(image)
    for (const bytes of [Buffer.from(image), Buffer.from(image).subarray(), part, shared]) {
      const woken = await (executors[1] as Executor).restore(bytes, { hostFunctions })
      expect(valueOf(await woken.resume([{ id: 1, value: 1 }]))).toBe(2)
      await woken.dispose()
    }
  })

  it('the bytes as they were when it was called', async () => {
    const session = open()
    await session.run('const n = 1; ask(n) + n')
    const image = await session.save()
    await session.dispose()
    const restored = (executors[1] as Executor).restore(image, { hostFunctions })
    image.fill(0xff, 60)
    expect(valueOf(await (await restored).resume([{ id: 1, value: 1 }]))).toBe(2)
  })

  it.each([undefined, null, 'DORM', [1], {}, new ArrayBuffer(100), new Uint16Array(100)])(
    'no %s for an image',
    async (wrong) => {
      await expect((executors[1] as Executor).restore(wrong as Uint8Array)).rejects.toThrow(TypeError)
    },
  )

  it('no unknown options, and none that are in the image', async () => {
    const session = open()
    const image = await session.save()
    for (const options of [{ seed: 1 }, { globals: {} }, { modules: {} }, { hostfunctions: {} }]) {
      await expect((executors[1] as Executor).restore(image, options as object)).rejects.toThrow(TypeError)
    }
    await session.dispose()
  })

  it('host functions by the names that the session had: a missing one is named, others are left out', async () => {
    const session = open()
    await session.run('ask(1)')
    const image = await session.save()
    const { ask, tick } = hostFunctions
    await expect((executors[1] as Executor).restore(image, { hostFunctions: { ask } })).rejects.toMatchObject({
      name: 'TypeError',
      message: expect.stringContaining("'tick'"),
    })
    await expect((executors[1] as Executor).restore(image)).rejects.toThrow(TypeError)
    const woken = await (executors[1] as Executor).restore(image, { hostFunctions: { extra: () => 1, tick, ask } })
    expect(valueOf(await woken.resume([{ id: 1, value: 1 }]))).toBe(1)
    expect(valueOf(await woken.run('[typeof extra, typeof ask]'))).toEqual(['undefined', 'function'])
    await Promise.all([session.dispose(), woken.dispose()])
  })

  it('no host function that ends the run in the place of one that does not, and the other way round', async () => {
    const terminal = { call: () => 1, terminal: true }
    for (const [had, given] of [
      [terminal, () => 1],
      [() => 1, terminal],
    ] as const) {
      const session = open({ hostFunctions: { finish: had } })
      const restored = (executors[1] as Executor).restore(await session.save(), { hostFunctions: { finish: given } })
      await expect(restored).rejects.toMatchObject({ name: 'TypeError', message: expect.stringContaining("'finish'") })
      await session.dispose()
    }
  })

  it('no memoryBytes that are too small for the session, and says how many it uses', async () => {
    const session = open()
    await session.run('const big = new Array(1.5e6).fill(1); ask(1)')
    const image = await session.save()
    await session.dispose()
    const [one] = executors as [Executor]
    await expect(one.restore(image, { hostFunctions, limits: { memoryBytes: 16 * 2 ** 20 } })).rejects.toMatchObject({
      code: 'memory',
      message: expect.stringMatching(/uses \d+ bytes, more than memoryBytes \(16777216\)/),
    })
    const used = Number(
      /uses (\d+) bytes/.exec(
        String(await one.restore(image, { hostFunctions, limits: { memoryBytes: 16 * 2 ** 20 } }).catch(String)),
      )?.[1],
    )
    // The last page may be there in part only: a session that is let in must be able to run.
    for (const memoryBytes of [used - 1, used, used + 65_535, used + 65_536]) {
      const woken = await one
        .restore(image, { hostFunctions, limits: { memoryBytes } })
        .catch((error: unknown) => error)
      if (woken instanceof Error) expect(woken).toMatchObject({ code: 'memory' })
      else {
        expect(valueOf(await (woken as Session).resume([{ id: 1, value: 5 }]))).toBe(5)
        await (woken as Session).dispose()
      }
    }
    const woken = await one.restore(image, { hostFunctions })
    expect(valueOf(await woken.resume([{ id: 1, value: 5 }]))).toBe(5)
    expect(valueOf(await woken.run('big.length'))).toBe(1.5e6)
    await woken.dispose()
  })
})
