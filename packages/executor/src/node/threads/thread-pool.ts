import { ExecutorError } from '../../errors.ts'
import { FairQueue, QueueClock } from './fair-queue.ts'
import { type Job, JobLost } from './job.ts'
import type { ThreadData } from './messages.ts'
import { type Death, GRACE_MS, type ThreadListener, ThreadWorker } from './thread-worker.ts'

/** A run may be in so many threads that crash before it is taken for the cause. */
const MAX_CRASHES = 2
/** A thread that someone else terminated says nothing against its run; but nothing is tried for ever. */
const MAX_LOSSES = 32
/** Threads in a row that may end before their program has begun: then it is that which does not work. */
const MAX_STILLBORN = 4

/** What a pool is made with. */
export interface PoolSettings {
  readonly threads: number
  /** Cells that may wait for their first turn. */
  readonly maxQueued: number
  readonly heapMb: number | undefined
  readonly stackMb: number
  /** The text of the thread's program. */
  readonly program: string
  readonly data: Omit<ThreadData, 'control'>
}

/**
 * A few long-lived threads, and a fair queue before them.
 *
 * Not piscina or tinypool: both hand a task to whichever worker is free. Here the next turn of a session goes to the
 * thread that still holds its memory where that is free; a thread is ended in the middle of a task, and the task goes
 * on in another, when it was not to blame; and who waits is served by the thread time that it had.
 */
export class ThreadPool implements ThreadListener {
  readonly #settings: PoolSettings
  readonly #clock = new QueueClock()
  readonly #queue = new FairQueue<Job>(this.#clock)
  /** Jobs that one thread alone can do: they wait for it when it is at another. */
  readonly #tied = new Map<ThreadWorker, FairQueue<Job>>()
  readonly #cancelled = new WeakSet<Job>()
  #threads: ThreadWorker[]
  #starts = 0
  #stillborn = 0
  /** Since when a thread has had nothing to do: so long nobody waits. */
  #idleSinceMs: number | undefined
  #isDisposed = false

  constructor(settings: PoolSettings) {
    this.#settings = settings
    this.#threads = []
    this.#fill()
  }

  /** The threads at this moment: for tests that end them. */
  get threads(): readonly ThreadWorker[] {
    return this.#threads
  }

  /** Has a job done; its `settle` or `fail` is called in the end. */
  submit(job: Job): void {
    if (this.#isDisposed) return job.fail(new JobLost('disposed'))
    // Threads that could not begin are given another try.
    if (this.#hasGivenUp) this.#stillborn = 0
    this.#fill()
    const isFull = job.isStart && this.#starts >= this.#settings.maxQueued
    if (isFull && !this.#threads.some((thread) => thread.isIdle)) return job.fail(this.#tooMany())
    this.#place(job)
    // While a job that failed at once was tried, others may have come that wait now.
    for (const thread of this.#threads) this.#next(thread)
  }

  /** Gives a job up soon: one that a thread is at may still give its answer. */
  expire(job: Job): void {
    const isBegun = this.#threads.some((thread) => thread.interrupt(job))
    if (isBegun) setTimeout(() => this.cancel(job), GRACE_MS).unref()
    else this.cancel(job)
  }

  /** Gives a job up: it has failed at once. */
  cancel(job: Job): void {
    if (this.#queue.remove(job)) {
      if (job.isStart) this.#starts--
    } else if (!this.#tiedTo(job.tie.thread)?.remove(job)) {
      this.#cancelled.add(job)
      for (const thread of this.#threads) thread.interrupt(job)
    }
    job.fail(new JobLost('interrupted'))
  }

  forget(session: string): void {
    for (const thread of this.#threads) thread.forget(session)
  }

  onIdle(thread: ThreadWorker, job: Job, tookMs: number): void {
    this.#stillborn = 0
    this.#queue.charge(job, tookMs)
    this.#next(thread)
  }

  onDeath(thread: ThreadWorker, job: Job | undefined, death: Death, tookMs: number): void {
    if (this.#isDisposed) return job?.fail(new JobLost('disposed'))
    this.#threads = this.#threads.filter((one) => one !== thread)
    this.#failTied(thread, new JobLost('crashed'))
    if (job !== undefined) this.#queue.charge(job, tookMs)
    if (death === 'stillborn' && ++this.#stillborn >= MAX_STILLBORN) return this.#giveUp(job)
    const next = this.#thread()
    this.#threads.push(next)
    if (job !== undefined && !this.#cancelled.has(job)) this.#again(job, death, tookMs)
    this.#next(next)
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true
    for (let job = this.#queue.pop(); job !== undefined; job = this.#queue.pop()) job.fail(new JobLost('disposed'))
    for (const thread of this.#threads) this.#failTied(thread, new JobLost('disposed'))
    await Promise.all(this.#threads.map((thread) => thread.terminate()))
  }

  get #hasGivenUp(): boolean {
    return this.#stillborn >= MAX_STILLBORN
  }

  /** Makes the threads that are missing; after it was given up some are. */
  #fill(): void {
    while (this.#threads.length < this.#settings.threads) this.#threads.push(this.#thread())
  }

  #thread(): ThreadWorker {
    const thread = new ThreadWorker(this.#settings, this)
    this.#tied.set(thread, new FairQueue<Job>(this.#clock))
    return thread
  }

  #tiedTo(thread: ThreadWorker | undefined): FairQueue<Job> | undefined {
    return thread && this.#tied.get(thread)
  }

  #failTied(thread: ThreadWorker, error: JobLost): void {
    const queue = this.#tied.get(thread)
    this.#tied.delete(thread)
    for (let job = queue?.pop(); job !== undefined; job = queue?.pop()) job.fail(error)
  }

  /** The thread of a job ended. Nothing that it did has been seen, so another begins anew, unless it is to blame. */
  #again(job: Job, death: Death, tookMs: number): void {
    if (death === 'overtime') return job.fail(new JobLost('overtime', tookMs))
    // What it was to go on with went with the thread.
    if (job.tie.isHeld) return job.fail(new JobLost('crashed', tookMs))
    if (death === 'crashed') job.deaths.crashes++
    if (death === 'lost') job.deaths.losses++
    const { crashes, losses } = job.deaths
    if (crashes >= MAX_CRASHES || losses >= MAX_LOSSES) return job.fail(new JobLost('crashed', tookMs))
    // It was accepted once: it is not refused now.
    this.#enqueue(job)
  }

  /** Starts a job where that can be done, in the thread that has its session if that is free; else it waits. */
  #place(job: Job): void {
    if (job.tie.isHeld) return this.#placeTied(job)
    const free = this.#threads.filter((thread) => thread.isIdle)
    // Another may know the session too, but as it was.
    const thread = free.find((one) => one === job.tie.thread) ?? free[0]
    if (thread === undefined) this.#enqueue(job)
    else this.#start(thread, job)
  }

  #start(thread: ThreadWorker, job: Job): void {
    if (this.#idleSinceMs !== undefined) this.#queue.rest(performance.now() - this.#idleSinceMs)
    this.#idleSinceMs = undefined
    this.#queue.admit(job)
    thread.start(job)
  }

  /** Starts a job that one thread alone can do, or has it wait for that; there may be no such thread any more. */
  #placeTied(job: Job): void {
    const { thread } = job.tie
    if (thread === undefined || !this.#tied.has(thread)) job.fail(new JobLost('crashed'))
    else if (thread.isIdle) this.#start(thread, job)
    else this.#tied.get(thread)?.push(job)
  }

  #enqueue(job: Job): void {
    if (job.isStart) this.#starts++
    this.#queue.push(job)
  }

  /** A thread became free: whoever comes next is placed, and those after it while the thread stays free. */
  #next(thread: ThreadWorker): void {
    while (thread.isIdle) {
      const tied = this.#tiedTo(thread)
      const next = tied?.isBefore(this.#queue) ? tied.pop() : this.#queue.pop()
      if (next === undefined) {
        this.#idleSinceMs ??= performance.now()
        return
      }
      if (next.isStart) this.#starts--
      this.#place(next)
    }
  }

  /** The next job has threads made anew. */
  #giveUp(job: Job | undefined): void {
    const error = new ExecutorError('engine', 'Cannot run code: the threads end before their program has begun')
    job?.fail(error)
    for (let next = this.#queue.pop(); next !== undefined; next = this.#queue.pop()) next.fail(error)
    this.#starts = 0
  }

  #tooMany(): ExecutorError {
    const { maxQueued, threads } = this.#settings
    return new ExecutorError(
      'queue-full',
      `Cannot run code: ${maxQueued} cells wait for one of ${threads} threads (maxQueued): try again later`,
    )
  }
}
