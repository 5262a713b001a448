import { createHash } from 'node:crypto'
import { createExecutor, type Executor, type Outcome, type Session } from '@dormouse/executor'
import { createExecutor as createThreaded } from '@dormouse/executor/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failureOf, pendingOf, valueOf } from '../../support/executor.ts'
import { askOutside } from '../../support/sleeping.ts'

const hostFunctions = { ask: askOutside }
const MEGABYTE = 2 ** 20
let executors: Readonly<Record<'local' | 'threaded', Executor>>
beforeAll(async () => {
  executors = { local: await createExecutor({ maxMachines: 1 }), threaded: await createThreaded({ threads: 1 }) }
})
afterAll(() => Promise.all(Object.values(executors).map((executor) => executor.dispose())))

const open = (executor: Executor, cells: readonly string[]): Promise<Session> =>
  cells.reduce(
    async (opened, cell) => {
      const session = await opened
      await session.run(cell)
      return session
    },
    Promise.resolve(executor.createSession({ hostFunctions })),
  )

const answered = (session: Session): Promise<Outcome> => session.resume([{ id: 1, value: 5 }])

/** How often others had their turn meanwhile. */
async function stepsOf<T>(work: Promise<T>): Promise<{ readonly value: T; readonly steps: number }> {
  let steps = 0
  let next = setImmediate(function count() {
    steps++
    next = setImmediate(count)
  })
  const value = await work.finally(() => clearImmediate(next))
  return { value, steps }
}

describe.each(['local', 'threaded'] as const)('session.save() in a %s executor', (kind) => {
  const SUM = 'kept.reduce((sum, n) => sum + n, 0)'
  it.each([
    ['frees an array', 'let big = new Uint8Array(4e6).fill(7)', 'big = null; ask(1)'],
    ['frees a string', 'let big = "xy".repeat(1e6)', 'big = 0; ask(1)'],
    [
      'frees an array and stops in a getter',
      'let big = new Uint8Array(4e6).fill(7)',
      'big = 0; ({ get x() { return ask(1) } }).x',
    ],
    [
      'frees most of many arrays',
      'let big = Array.from({ length: 20 }, (_, n) => new Uint8Array(2e5).fill(n + 1))',
      'big.length = 3; ask(1)',
    ],
    [
      'frees one array for another',
      'let big = new Uint8Array(4e6).fill(7)',
      'big = null; big = new Uint8Array(1e6).fill(8); ask(1)',
    ],
    ['makes an array', 'let big', 'big = new Uint8Array(4e6).fill(7); ask(1)'],
  ])('gives an image that can be restored when a cell %s that an earlier cell made', async (_, before, cell) => {
    const executor = executors[kind]
    // The third session of a set-up starts from a layout that has it already.
    for (let round = 0; round < 3; round++) {
      const session = await open(executor, [`const kept = [1, 2, 3]; ${before}; 1`, cell])
      const woken = await executor.restore(await session.save(), { hostFunctions })
      const again = await executor.restore(await woken.save(), { hostFunctions })
      for (const one of [session, woken, again]) {
        expect(valueOf(await answered(one))).toBe(5)
        expect(
          valueOf(await one.run(`const more = new Uint8Array(3e6); [${SUM}, more.every((n) => n === 0)]`)),
        ).toEqual([6, true])
        await one.dispose()
      }
    }
  })

  it('writes a session of 12 MB down in steps, as it was when it was asked to', async () => {
    const executor = executors[kind]
    const fill = 'let big = new Uint32Array(3e6); for (let at = 0; at < 3e6; at++) big[at] = at + 1; 1'
    const session = await open(executor, [fill, 'ask(1)'])
    const saving = stepsOf(session.save())
    await answered(session)
    await session.run('big.fill(0); 1')
    const saved = await saving
    const restored = await stepsOf(executor.restore(saved.value, { hostFunctions }))
    // Small ones take none; how often a busy machine comes round in the breaks is its own affair.
    expect(saved.steps).toBeGreaterThan(0)
    expect(restored.steps).toBeGreaterThan(0)
    const woken = restored.value
    await answered(woken)
    expect(valueOf(await woken.run('big.every((n, at) => n === at + 1)'))).toBe(true)
    expect(valueOf(await session.run('big[7]'))).toBe(0)
    await Promise.all([session, woken].map((one) => one.dispose()))
  })
})

describe('executor.restore()', () => {
  /** The image with another heap end for the memory at hand, or for the one before the cell, and a seal that holds. */
  function withHeapEnd(image: Uint8Array, at: 44 | 52, words: number): Uint8Array {
    const copy = image.slice()
    new DataView(copy.buffer).setUint32(at, words, true)
    const content = copy.subarray(0, -32)
    copy.set(createHash('sha256').update(content).digest(), content.length)
    return copy
  }

  it.each([44, 52] as const)('takes no memory for a heap over memoryBytes that offset %i claims', async (at) => {
    const session = await open(executors.local, ['let a = 1', 'ask(1)'])
    const image = withHeapEnd(await session.save(), at, 2 ** 29)
    const before = process.memoryUsage().arrayBuffers
    await expect(executors.local.restore(image, { hostFunctions })).rejects.toMatchObject({ code: 'memory' })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * MEGABYTE)
    await session.dispose()
  })
})

describe.each(['local', 'threaded'] as const)('executor.restore() with lower sourceBytes in a %s executor', (kind) => {
  const limits = { sourceBytes: 40 }
  const LONG = '/* code of more than forty bytes, which was taken when it was run */'
  const restored = async (cells: readonly string[]): Promise<Session> => {
    const session = await open(executors[kind], cells)
    const image = await session.save()
    await session.dispose()
    return executors[kind].restore(image, { hostFunctions, limits })
  }

  it.each([
    ['waits', `${LONG}; const got = ask(1); got`],
    ['starts anew', `${LONG}; const got = ({ get x() { return ask(1) } }).x; got`],
  ])('lets a cell that %s complete, and refuses new code', async (_, cell) => {
    const session = await restored(['let a = 1', cell])
    expect(valueOf(await answered(session))).toBe(5)
    expect(valueOf(await session.run('[a, got]'))).toEqual([1, 5])
    expect(failureOf(await session.run(LONG)).error.code).toBe('source-too-large')
    await session.dispose()
  })

  it('tells the error of a cell that was taken, and of functions of cells before it', async () => {
    const session = await restored([`${LONG}\nfunction fail() {\n  missing()\n}`, `${LONG}\nask(1)\nfail()`])
    const { error } = failureOf(await answered(session))
    expect(error).toMatchObject({ code: 'guest', name: 'ReferenceError', line: 3 })
    expect(error.stack).toBe('at fail (cell-1.js:3:3)\nat <cell> (cell-2.js:3:1)')
    await session.dispose()
  })

  it('and a fork of it completes too', async () => {
    const session = await restored([`${LONG}; ask(1)`])
    const fork = await session.fork()
    for (const one of [fork, session]) {
      expect(valueOf(await answered(one))).toBe(5)
      await one.dispose()
    }
  })
})

describe('usage.memoryBytes', () => {
  it('of a restored or forked session tells what it takes before its first turn', async () => {
    const session = await open(executors.local, ['let big = new Uint8Array(4e6).fill(7); 1', 'ask(1)'])
    const { memoryBytes } = (await session.resume([])).usage
    const others = [await session.fork(), await executors.local.restore(await session.save(), { hostFunctions })]
    for (const other of others) {
      const outcome = await other.resume([])
      expect(pendingOf(outcome)).toHaveLength(1)
      expect(Math.abs(outcome.usage.memoryBytes - memoryBytes)).toBeLessThan(65_536)
      await other.dispose()
    }
    await session.dispose()
  })
})

describe('session.dispose()', () => {
  it('of a suspended session leaves no pending calls', async () => {
    const session = await open(executors.local, ['ask(1)'])
    expect(session.pending).toHaveLength(1)
    await session.dispose()
    expect(session.pending).toEqual([])
  })
})
