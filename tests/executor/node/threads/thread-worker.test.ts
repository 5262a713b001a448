import { describe, expect, it, vi } from 'vitest'
import { type Job, JobLost } from '../../../../packages/executor/src/node/threads/job.ts'
import type { ThreadData } from '../../../../packages/executor/src/node/threads/messages.ts'
import {
  type Death,
  type ThreadListener,
  ThreadWorker,
} from '../../../../packages/executor/src/node/threads/thread-worker.ts'
import { deferred } from '../../../support/executor.ts'

/** A thread's program that answers every request; `before` is what it does first, with `numbers` and `deadline`. */
const programOf = (before: string): string => `
  const { parentPort, workerData } = require('node:worker_threads')
  const numbers = new Int32Array(workerData.control, 0, 4)
  const deadline = new Float64Array(workerData.control, 16, 1)
  const wait = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
  parentPort.on('message', (message) => {
    Atomics.add(workerData.forgotten, 0, message.forget.length)
    if (message.work === undefined) return
    ${before}
    const answer = { kind: 'failed', message: 'it did nothing' }
    parentPort.postMessage({ reply: { id: message.id, answer, image: undefined, usedBytes: 0, randomDrawn: 0 } })
  })
  Atomics.store(numbers, 2, 1)`

interface Opened {
  readonly worker: ThreadWorker
  /** How many sessions it was told to forget. */
  readonly forgotten: Int32Array
  /** How it answered, or ended. */
  readonly next: Promise<'idle' | Death>
}

function open(before: string): Opened {
  const forgotten = new Int32Array(new SharedArrayBuffer(4))
  const next = deferred<'idle' | Death>()
  const listener: ThreadListener = {
    onIdle: () => next.resolve('idle'),
    onDeath: (_, __, death) => next.resolve(death),
  }
  // The program above takes nothing else of the data.
  const data = { forgotten } as unknown as Omit<ThreadData, 'control'>
  const source = { program: programOf(before), data, heapMb: undefined, stackMb: 4 }
  return { worker: new ThreadWorker(source, listener), forgotten, next: next.promise }
}

function jobOf(session: string, given: Partial<Job> = {}): Job {
  const step = { kind: 'start' } as const
  return {
    session,
    account: { finishMs: 0 },
    deaths: { crashes: 0, losses: 0 },
    tie: { thread: undefined, isHeld: false },
    isStart: true,
    request: () => ({ session, work: { kind: 'turn', step, budgetMs: 1000 }, nowMs: undefined }),
    settle: () => 1,
    fail: () => {},
    ...given,
  }
}

describe('ThreadWorker', () => {
  it('interrupt() gives a guest that was being compiled its grace from when it entered', async () => {
    // It waits to be interrupted, enters 60 ms later, and is there for 80 ms: the grace is 100 ms.
    const { worker, next } = open(`
      while (Atomics.load(numbers, 1) !== message.id) wait(1)
      wait(60)
      const [seconds, nanoseconds] = process.hrtime()
      deadline[0] = seconds * 1000 + nanoseconds / 1e6 + 1000
      Atomics.store(numbers, 0, message.id)
      wait(80)
      Atomics.store(numbers, 0, 0)`)
    const job = jobOf('s')
    worker.start(job)
    worker.interrupt(job)
    expect(await next).toBe('idle')
    await worker.terminate()
  })

  it('interrupt() ends a thread whose guest does not give up', async () => {
    const { worker, next } = open(`
      deadline[0] = Number.POSITIVE_INFINITY
      const [seconds] = process.hrtime()
      deadline[0] = (seconds + 1000) * 1000
      Atomics.store(numbers, 0, message.id)
      wait(60_000)`)
    const job = jobOf('s')
    worker.start(job)
    worker.interrupt(job)
    expect(await next).toBe('overtime')
  })

  it('forget() tells a thread that has nothing to do at once', async () => {
    const { worker, forgotten, next } = open('')
    worker.start(jobOf('s'))
    expect(await next).toBe('idle')
    worker.forget('s')
    await vi.waitUntil(() => Atomics.load(forgotten, 0) === 1)
    worker.forget('s')
    await worker.terminate()
    expect(Atomics.load(forgotten, 0)).toBe(1)
  })

  it('forget() of a session whose job goes on is told once the thread has answered', async () => {
    const { worker, forgotten, next } = open('wait(20)')
    worker.start(jobOf('s', { settle: () => undefined }))
    worker.forget('s')
    expect(await next).toBe('idle')
    await vi.waitUntil(() => Atomics.load(forgotten, 0) === 1)
    await worker.terminate()
  })

  it('start() fails a job whose request cannot be made, and takes the next', async () => {
    const { worker, next } = open('')
    const failed: unknown[] = []
    const fail = (error: unknown): void => {
      failed.push(error)
    }
    const broken = new JobLost('crashed')
    const request = (): never => {
      throw broken
    }
    worker.start(jobOf('s', { request, fail }))
    expect([failed, worker.isIdle]).toEqual([[broken], true])
    worker.start(jobOf('t'))
    expect(await next).toBe('idle')
    await worker.terminate()
  })
})
