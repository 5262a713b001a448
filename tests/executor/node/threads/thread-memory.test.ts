import type { Session } from '@dormouse/executor'
import { describe, expect, it, vi } from 'vitest'
import { Journal } from '../../../../packages/executor/src/6-bridge/journal.ts'
import { type Job, JobLost, type LossKind } from '../../../../packages/executor/src/node/threads/job.ts'
import type { Reply, Work } from '../../../../packages/executor/src/node/threads/messages.ts'
import { ThreadMemory } from '../../../../packages/executor/src/node/threads/thread-memory.ts'
import type { ThreadPool } from '../../../../packages/executor/src/node/threads/thread-pool.ts'
import { failureOf, pendingOf, valueOf } from '../../../support/executor.ts'
import { openThreads } from '../../../support/threads.ts'

const SPIN = 'const end = Date.now() + 100; while (Date.now() < end); 1'
const NAMES = { facts: { returns: false, promiseSlots: ['p'], newSlots: [] }, ending: { kind: 'deadlock' } }

/** The memory of a session of a pool where `answer` says what becomes of each job. */
function memoryWith(answer: (job: Job) => unknown): ThreadMemory {
  const pool = { submit: answer, forget: () => {} } as unknown as ThreadPool
  const definition = { id: 's', hostFunctions: new Map(), randomDrawn: 0, limits: {} }
  type Made = ConstructorParameters<typeof ThreadMemory>
  return new ThreadMemory(definition as unknown as Made[0], Date.now, {} as Made[2], pool)
}

const replyOf = (answer: Reply['answer'], usedBytes: number): Reply => ({
  id: 1,
  answer,
  image: undefined,
  usedBytes,
  randomDrawn: 0,
})

function settle(memory: ThreadMemory): Promise<unknown> {
  const { facts, ending } = NAMES as unknown as Extract<Work, { kind: 'settle' }>
  return memory.settleNames(facts, ending)
}

/** A session that waits for an answer, and what it was asked for. */
async function suspended(session: Session): Promise<number> {
  const [call] = pendingOf(await session.run('let kept = 1; const ok = approve(); kept = 2; ok'))
  return call?.id as number
}

describe('ThreadMemory', () => {
  it('takes usedBytes only of a thread where the memory was', async () => {
    const used = [70_000, 0, 10]
    const memory = memoryWith((job) => {
      const { kind } = job.request(undefined).work
      job.settle(replyOf({ kind, names: {}, error: {} } as unknown as Reply['answer'], used.shift() as number))
    })
    await settle(memory)
    await settle(memory)
    await memory.explain({ kind: 'settled', text: 'e' }, {} as never)
    expect(used).toEqual([])
    expect(memory.usedBytes).toBe(70_000)
  })

  it('says that a thread which failed has no version of the memory', async () => {
    const versions: unknown[] = []
    const failed = { kind: 'failed', message: 'the machine was dropped' } as const
    const memory = memoryWith((job) => versions.push(job.settle(replyOf(failed, 0))))
    const message = 'A thread failed: the machine was dropped'
    await expect(settle(memory)).rejects.toMatchObject({ code: 'engine', message })
    expect(versions).toEqual([undefined])
  })

  it.each<[LossKind, string]>([
    ['overtime', 'engine'],
    ['crashed', 'engine'],
    ['interrupted', 'engine'],
    ['disposed', 'disposed'],
  ])('work that is no turn and is lost (%s) rejects with %s', async (kind, code) => {
    const memory = memoryWith((job) => job.fail(new JobLost(kind)))
    const facts = memory
      .openRun({ code: '', names: {}, fileName: '' } as never, new Journal(), { cells: [], first: 1 })
      .facts()
    for (const work of [settle(memory), facts, memory.explain({ kind: 'settled', text: 'e' }, {} as never)]) {
      await expect(work).rejects.toMatchObject({ name: 'ExecutorError', code })
    }
  })

  it('a clock that throws rejects its run, in the queue too, and harms nobody', async () => {
    const { executor } = await openThreads({ threads: 1 })
    const now = (): number => {
      throw new Error('the clock broke')
    }
    const broken = executor.createSession({ now })
    await expect(broken.run('1')).rejects.toThrow('the clock broke')
    const spinning = executor.run(SPIN)
    const queued = [broken.run('1'), executor.createSession({ now }).run('1')]
    const after = executor.run('2')
    for (const run of queued) await expect(run).rejects.toThrow('the clock broke')
    expect((await Promise.all([spinning, after])).map(valueOf)).toEqual([1, 2])
    await executor.dispose()
  })

  it('a clock that starts another run, or disposes its own session, does so', async () => {
    const { executor, pool } = await openThreads({ threads: 1 })
    const [thread] = pool.threads
    const others: Promise<unknown>[] = []
    const now = (): number => {
      others.push(executor.run('1'))
      return 1000
    }
    expect(valueOf(await executor.run('Date.now()', { now }))).toBe(1000)
    expect(await Promise.all(others)).toMatchObject([{ value: 1 }])
    let isLast = false
    const session: Session = executor.createSession({
      now: () => {
        if (isLast) void session.dispose()
        return 1000
      },
    })
    expect(valueOf(await session.run('2'))).toBe(2)
    isLast = true
    await expect(session.run('for (;;);')).rejects.toMatchObject({ code: 'disposed' })
    expect(valueOf(await executor.run('3'))).toBe(3)
    expect(pool.threads).toEqual([thread])
    await executor.dispose()
  })

  it('usage.memoryBytes of a cell that failed is that of its last turn, whichever thread explained it', async () => {
    const { executor, pool } = await openThreads({ threads: 2 })
    const session = executor.createSession()
    const submit = pool.submit.bind(pool)
    const busy: Promise<unknown>[] = []
    // The thread that ran the turn is busy when the failure is to be explained.
    vi.spyOn(pool, 'submit').mockImplementation((job) => {
      const isExplained = job.request(undefined).work.kind === 'explain'
      if (isExplained && job.tie.thread?.isIdle) {
        const filler = executor.createSession()
        busy.push(filler.run(SPIN), executor.run('2'))
      }
      submit(job)
    })
    for (let cell = 0; cell < 3; cell++) {
      expect(failureOf(await session.run('null.x')).usage.memoryBytes).toBeGreaterThan(0)
    }
    await Promise.all(busy)
    await executor.dispose()
  })
})

describe('ThreadRun', () => {
  it('turn() counts the time of an overtime turn from when a thread took it', async () => {
    const { executor } = await openThreads({ threads: 1 })
    const spinning = executor.run('const end = Date.now() + 600; while (Date.now() < end); 1')
    const guilty = await executor.run('[].indexOf.call({ length: 2 ** 53 - 1 }, 1)', { limits: { cpuMs: 200 } })
    expect(valueOf(await spinning)).toBe(1)
    const { error, usage } = failureOf(guilty)
    expect(error.code).toBe('timeout')
    expect(usage.cpuMs).toBeGreaterThanOrEqual(200)
    expect(usage.cpuMs).toBeLessThan(550)
    await executor.dispose()
  })

  it('a restored run that ends in its turn asks for nothing more', async () => {
    const { executor, pool } = await openThreads({ threads: 1 })
    const hostFunctions = { approve: { handle: (call: { suspend(): unknown }) => call.suspend() } }
    const session = executor.createSession({ hostFunctions })
    const id = await suspended(session)
    const other = await executor.restore(await session.save(), { hostFunctions })
    const submit = vi.spyOn(pool, 'submit')
    expect(valueOf(await other.resume([{ id, value: true }]))).toBe(true)
    expect(submit.mock.calls.map(([job]) => job.request(undefined).work.kind)).toEqual(['turn'])
    expect(valueOf(await other.run('kept'))).toBe(2)
    await executor.dispose()
  })
})
