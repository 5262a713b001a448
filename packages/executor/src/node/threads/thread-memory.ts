import type { SessionNames } from '../../3-rewrite/top-level.ts'
import type { Ending, EndingKind } from '../../5-run/ending.ts'
import type { GuestState } from '../../5-run/guest-cell.ts'
import type { Image } from '../../5-run/image.ts'
import type { Template } from '../../5-run/template.ts'
import type { Journal } from '../../6-bridge/journal.ts'
import { isPlaced, limitError } from '../../7-result/make-outcome.ts'
import type { PastCells } from '../../cell-history.ts'
import type { CellFacts, CellSource } from '../../compile.ts'
import { ExecutorError } from '../../errors.ts'
import type { FailureContext } from '../../explain-failure.ts'
import type { RunError } from '../../outcome.ts'
import type { SessionDefinition } from '../../session-definition.ts'
import { CodeRefused, type MemoryRun, type SessionMemory } from '../../session-memory.ts'
import type { Account } from './fair-queue.ts'
import { type Deaths, type Job, JobLost, type Tie } from './job.ts'
import type { Answer, Reply, Request, RunState, Work } from './messages.ts'
import { sharedWords } from './shared-words.ts'
import type { ThreadPool } from './thread-pool.ts'
import { ThreadRun } from './thread-run.ts'

/** What asking a thread takes besides the work. */
export interface Asking {
  readonly deaths: Deaths
  readonly isStart: boolean
  /** The run, when the thread has to be told: given whether it knows the session as it is now. */
  run?(isCurrent: boolean): RunState | undefined
  /** Told of the job, so that it can be given up. */
  onJob?(job: Job): void
}

/**
 * The memory of a session whose turns run in threads. The image is here whenever the session sleeps, so any thread may
 * run its next turn, and one that ends takes nothing along.
 */
export class ThreadMemory implements SessionMemory {
  readonly definition: SessionDefinition
  /** True when guests halt in the middle of calls. */
  readonly engineWaits: boolean
  readonly #nowMs: () => number
  readonly #template: Template
  readonly #pool: ThreadPool
  readonly #account: Account = { finishMs: 0 }
  readonly #tie: Tie = { thread: undefined, isHeld: false }
  usedBytes = 0
  randomDrawn: number
  #image: Image | undefined
  /** Counts changes of the image, so that a thread's copy is known to be the same. */
  #version = 0

  constructor(
    definition: SessionDefinition,
    nowMs: () => number,
    template: Template,
    pool: ThreadPool,
    engineWaits = false,
  ) {
    this.definition = definition
    this.engineWaits = engineWaits
    this.#nowMs = nowMs
    this.#template = template
    this.#pool = pool
    this.randomDrawn = definition.randomDrawn
  }

  openRun(cell: CellSource, journal: Journal, history: PastCells, at?: GuestState): MemoryRun {
    return new ThreadRun(this, this.#pool, cell, journal, history, at)
  }

  currentImage(): Image | undefined {
    return this.#image
  }

  reset(image: Image | undefined): void {
    // A guest that stands halted in a thread is of no use to anyone.
    if (this.#tie.isHeld) this.#pool.forget(this.definition.id)
    this.#tie.isHeld = false
    // One from outside is put into shared memory once, so that no message to a thread copies it.
    this.#image = image && { ...image, data: sharedWords(image.data) }
    // Before its first turn a session that goes on from an image has what that holds.
    if (image !== undefined) this.usedBytes ||= (image.heapEnd - image.layout.heapStart) * WORD_BYTES
    this.#version++
  }

  async settleNames(facts: CellFacts, ending: Ending): Promise<SessionNames> {
    const { promiseSlots, newSlots, returns, names } = facts
    const isValue = ending.kind === 'settled' && ending.text.startsWith('v') && ending.endedBy === undefined
    if (promiseSlots.length === 0 && (newSlots.length === 0 || (isValue && !returns))) return names
    const answer = await this.ask<'settle'>({ kind: 'settle', facts, ending })
    return answer.names
  }

  async explain(ending: EndingKind, context: FailureContext): Promise<RunError> {
    // Only what has a place is looked up in the code, which may take a while.
    if (ending.kind !== 'settled' && !isPlaced(ending)) return limitError(ending, this.definition.limits)
    return (await this.ask<'explain'>({ kind: 'explain', ending, context })).error
  }

  dispose(): void {
    this.#pool.forget(this.definition.id)
    this.#image = undefined
    this.#version++
  }

  /**
   * Has a thread do work; gives the answer of its kind.
   * @throws JobLost for a turn alone, ExecutorError `engine` and `disposed`, CodeRefused, and what the clock threw
   */
  async ask<Kind extends Work['kind']>(
    work: Extract<Work, { kind: Kind }>,
    asking: Asking = { deaths: { crashes: 0, losses: 0 }, isStart: false },
  ): Promise<Extract<Answer, { kind: Kind }>> {
    const { answer } = await new Promise<Reply>((resolve, reject) => {
      const job = this.#job(work, asking, resolve, reject)
      asking.onJob?.(job)
      this.#pool.submit(job)
    }).catch((error: unknown) => {
      throw error instanceof JobLost ? lostWork(work, error) : error
    })
    if (answer.kind === 'refused') throw new CodeRefused(answer.error)
    if (answer.kind === 'failed') throw new ExecutorError('engine', `A thread failed: ${answer.message}`)
    // Threads answer with the kind that they were asked for, or one of the two above.
    return answer as Extract<Answer, { kind: Kind }>
  }

  #job(work: Work, { deaths, isStart, run }: Asking, settle: (reply: Reply) => void, fail: Job['fail']): Job {
    let isOpen = true
    return {
      session: this.definition.id,
      // What ends a cell does not wait for others because the cell took long.
      account: work.kind === 'turn' ? this.#account : { finishMs: 0 },
      deaths,
      tie: this.#tie,
      isStart,
      request: (version) => this.#request(work, version, run?.(version === this.#version)),
      settle: (reply) => {
        // A reply that nobody waits for any longer changes nothing, and what the thread has is not to be built on.
        if (!isOpen) return undefined
        const version = this.#take(reply)
        settle(reply)
        return version
      },
      fail: (error) => {
        isOpen = false
        fail(error)
      },
    }
  }

  #request(work: Work, version: number | undefined, run: RunState | undefined): Omit<Request, 'id' | 'forget'> {
    const { definition, randomDrawn } = this
    const image = this.#image
    return {
      session: definition.id,
      work,
      // Nothing but turns asks what time it is; the caller's own clock may throw.
      nowMs: work.kind !== 'turn' || this.#nowMs === Date.now ? undefined : this.#nowMs(),
      ...(version === undefined && { definition: plain(definition) }),
      ...(version !== this.#version && {
        image: image === undefined ? null : { heapEnd: image.heapEnd, data: image.data },
        randomDrawn,
      }),
      ...(run !== undefined && { run }),
    }
  }

  /** Takes what a reply says of the memory; gives the version that the thread has now, if it has a whole one. */
  #take({ answer, image, usedBytes, randomDrawn }: Reply): number | undefined {
    // Other work needs no memory: what a thread says then may be of another time, or zero where it never had it.
    if ((answer.kind === 'turn' || answer.kind === 'settle') && usedBytes > 0) this.usedBytes = usedBytes
    this.randomDrawn = randomDrawn
    // Whatever went wrong may have taken the thread's copy along.
    if (answer.kind === 'failed') return undefined
    if (answer.kind === 'turn') this.#tie.isHeld = answer.isHeld
    if (image === undefined) return answer.kind === 'turn' && !answer.isHeld ? undefined : this.#version
    this.#image = image === null ? undefined : { layout: this.#template, ...image }
    return ++this.#version
  }
}

/** What becomes of lost work: how a lost turn ends is for its run to say, and other work has no such end. */
function lostWork({ kind }: Work, lost: JobLost): Error {
  if (lost.kind === 'disposed') return new ExecutorError('disposed', 'The run ended: its executor was disposed')
  if (kind === 'turn') return lost
  return new ExecutorError('engine', `A thread did not finish (${kind}): ${lost.kind}`, { cause: lost })
}

const WORD_BYTES = 4

/** A definition as it can be sent: without the functions that the host calls. */
function plain(definition: SessionDefinition): SessionDefinition {
  const names = [...definition.hostFunctions].map(([name, { terminal }]) => [name, { terminal }] as const)
  return { ...definition, hostFunctions: new Map(names) }
}
