/// <reference types="node" />
import { Worker } from 'node:worker_threads'
import { Control } from './control.ts'
import type { Job } from './job.ts'
import { type PackedReply, packRequest, unpackReply } from './large-texts.ts'
import type { ForgetMessage, Reply, Request, ThreadData } from './messages.ts'

/** A guest that is over its time gets this much more before its thread is ended with it. */
export const GRACE_MS = 100
/** Compiling and explaining are bounded by the size of the code; past this the thread is taken for hung. */
const MAX_HOST_WORK_MS = 30_000
/** Sessions that a thread keeps something of; those that were away longest are forgotten first. */
const MAX_SESSIONS = 64

/** What a thread is made of. */
export interface ThreadSource {
  /** The text of the thread's program. */
  readonly program: string
  readonly data: Omit<ThreadData, 'control'>
  /** Megabytes of JavaScript heap; undefined for Node's own limit. */
  readonly heapMb: number | undefined
  /** Megabytes of stack. */
  readonly stackMb: number
}

/**
 * How a thread ended: for its guest that was over its time, by a fault at work or before it had begun, or because
 * someone terminated it.
 */
export type Death = 'overtime' | 'crashed' | 'stillborn' | 'lost'

/** Who is told what becomes of a thread. */
export interface ThreadListener {
  /** The thread answered and can take another job. */
  onIdle(thread: ThreadWorker, job: Job, tookMs: number): void
  /** The thread is gone, with the job that it was at. */
  onDeath(thread: ThreadWorker, job: Job | undefined, death: Death, tookMs: number): void
}

/** A worker thread as its host sees it: one job at a time, watched over. */
export class ThreadWorker {
  readonly #worker: Worker
  readonly #control = new Control()
  readonly #listener: ThreadListener
  /** Versions of the session memories that the thread has; the first was used longest ago. */
  readonly #versions = new Map<string, number>()
  /** The same of those whose guests are here and nowhere else: none of them is forgotten by itself. */
  readonly #held = new Map<string, number>()
  #forget: string[] = []
  #job: Job | undefined
  #request = 0
  #startedMs = 0
  /** True once the job was given up. */
  #isInterrupted = false
  #watchdog: ReturnType<typeof setTimeout> | undefined
  #death: Death = 'lost'
  /** True once it was terminated: a last answer may still come, and no more work is given to it. */
  #isEnding = false

  constructor({ data, program, heapMb, stackMb }: ThreadSource, listener: ThreadListener) {
    this.#listener = listener
    const workerData: ThreadData = { ...data, control: this.#control.buffer }
    this.#worker = new Worker(program, {
      eval: true,
      name: 'dormouse',
      workerData,
      // Nothing of the host's environment or flags is the guest's business.
      env: {},
      execArgv: [],
      resourceLimits: { stackSizeMb: stackMb, ...(heapMb !== undefined && { maxOldGenerationSizeMb: heapMb }) },
    })
    // Until then the job that it was given waits.
    this.#worker.on('online', () => {
      this.#startedMs = performance.now()
    })
    this.#worker.on('message', (packed: PackedReply) => this.#answered(unpackReply(packed)))
    this.#worker.on('error', () => {
      this.#death = this.#control.hasBegun ? 'crashed' : 'stillborn'
    })
    this.#worker.on('exit', () => this.#died())
    // A thread without work keeps no process alive.
    this.#worker.unref()
  }

  get isIdle(): boolean {
    return this.#job === undefined && !this.#isEnding
  }

  /** Gives the thread a job; it must be idle. It still is when the job failed before the thread knew of it. */
  start(job: Job): void {
    const version = this.#held.get(job.session) ?? this.#versions.get(job.session)
    // Busy from here on: making the request reads the session's clock, and that may run other cells or end this one.
    this.#job = job
    this.#request++
    this.#isInterrupted = false
    try {
      const request = { ...job.request(version), id: this.#request, forget: this.#forget }
      // Given up by its own clock: the session may be gone.
      if (this.#isInterrupted) return this.#drop()
      this.#send(request)
    } catch (error) {
      this.#drop()
      return job.fail(error)
    }
    this.#forget = []
    job.tie.thread = this
    this.#startedMs = performance.now()
    this.#worker.ref()
    this.#watch(GRACE_MS)
  }

  /**
   * Has the guest of a job give up at its next chance; its thread is ended when it takes none. False where the thread
   * is not at this job.
   */
  interrupt(job: Job): boolean {
    if (job !== this.#job) return false
    this.#control.interrupt(this.#request)
    this.#isInterrupted = true
    this.#watch(GRACE_MS, isIn(this.#control.overdueMs(this.#request)))
    return true
  }

  /** The session is gone: so may be what the thread has of it. */
  forget(session: string): void {
    const isHeld = this.#held.delete(session)
    if (!isHeld && !this.#versions.delete(session)) return
    this.#forget.push(session)
    // The guest of one that is held stands in a machine of its own, which no other job needs.
    if (isHeld || this.isIdle) this.#tellForgotten()
  }

  async terminate(): Promise<void> {
    this.#isEnding = true
    clearTimeout(this.#watchdog)
    await this.#worker.terminate()
  }

  /** The job was over before the thread knew of it. */
  #drop(): void {
    clearTimeout(this.#watchdog)
    this.#job = undefined
  }

  #send(request: Request): void {
    const { message, handedOver } = packRequest(request)
    this.#worker.postMessage(message, handedOver)
  }

  /** A thread that gets no other request keeps nothing of sessions that are gone. */
  #tellForgotten(): void {
    if (this.#forget.length === 0) return
    const message: ForgetMessage = { forget: this.#forget }
    this.#forget = []
    this.#worker.postMessage(message)
  }

  /** Looks at the thread later; `wasIn` says whether its guest runs now. */
  #watch(inMs: number, wasIn = false): void {
    clearTimeout(this.#watchdog)
    this.#watchdog = setTimeout(() => this.#look(wasIn), inMs)
    this.#watchdog.unref()
  }

  /** Ends the thread when its guest is over its time, or was told to give up, had its grace for that and did not. */
  #look(wasIn: boolean): void {
    const overdueMs = this.#control.overdueMs(this.#request)
    // Looked at again soon where there is no deadline yet: the code is compiled, or its session set up.
    if (!isIn(overdueMs)) {
      const isHung = performance.now() - this.#startedMs > MAX_HOST_WORK_MS
      return isHung ? this.#end('overtime') : this.#watch(GRACE_MS)
    }
    if (this.#isInterrupted) return wasIn ? this.#end('overtime') : this.#watch(GRACE_MS, true)
    if (overdueMs >= GRACE_MS) return this.#end('overtime')
    return this.#watch(Math.min(Math.max(GRACE_MS - overdueMs, 1), MAX_HOST_WORK_MS))
  }

  #end(death: Death): void {
    this.#death = death
    this.#isEnding = true
    void this.#worker.terminate()
  }

  #answered(reply: Reply): void {
    const job = this.#job
    if (job === undefined || reply.id !== this.#request) return
    clearTimeout(this.#watchdog)
    this.#job = undefined
    // One that is being ended keeps the process until it has ended: somebody waits for that.
    if (!this.#isEnding) this.#worker.unref()
    this.#remember(job, job.settle(reply))
    this.#listener.onIdle(this, job, performance.now() - this.#startedMs)
    if (this.isIdle) this.#tellForgotten()
  }

  #remember({ session, tie }: Job, version: number | undefined): void {
    this.#versions.delete(session)
    this.#held.delete(session)
    if (version === undefined) {
      this.#forget.push(session)
      return
    }
    if (tie.isHeld) {
      this.#held.set(session, version)
      return
    }
    this.#versions.set(session, version)
    const [oldest] = this.#versions.keys()
    if (this.#versions.size <= MAX_SESSIONS || oldest === undefined) return
    this.#versions.delete(oldest)
    this.#forget.push(oldest)
  }

  #died(): void {
    clearTimeout(this.#watchdog)
    const job = this.#job
    this.#job = undefined
    this.#listener.onDeath(this, job, this.#death, performance.now() - this.#startedMs)
  }
}

/** True when a guest runs that has a deadline: the set-up of a session has none. */
function isIn(overdueMs: number | undefined): overdueMs is number {
  return overdueMs !== undefined && overdueMs !== Number.NEGATIVE_INFINITY
}
