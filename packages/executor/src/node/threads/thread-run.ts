import type { GuestState } from '../../5-run/guest-cell.ts'
import type { Journal } from '../../6-bridge/journal.ts'
import { NOTHING_ASKED } from '../../6-bridge/run-host.ts'
import type { PastCells } from '../../cell-history.ts'
import type { CellFacts, CellSource } from '../../compile.ts'
import type { Step, TurnEnd, TurnReport } from '../../guest-run.ts'
import type { MemoryRun } from '../../session-memory.ts'
import { type Deaths, type Job, JobLost } from './job.ts'
import type { RunState } from './messages.ts'
import type { Asking, ThreadMemory } from './thread-memory.ts'
import type { ThreadPool } from './thread-pool.ts'

/** A run whose turns are made by threads. It knows what the last turn left; a turn that is lost left nothing. */
export class ThreadRun implements MemoryRun {
  readonly #memory: ThreadMemory
  readonly #pool: ThreadPool
  readonly #source: CellSource
  readonly #journal: Journal
  readonly #history: PastCells
  /** True once a turn could not do without the cells before this one: then every thread is told. */
  #needsHistory = false
  readonly #deaths: Deaths = { crashes: 0, losses: 0 }
  guest: GuestState
  #facts: CellFacts | undefined
  /** The turn that goes on: nothing else is interrupted. */
  #job: Job | undefined
  /** True until a thread has run a turn of it. */
  #isNew = true

  constructor(
    memory: ThreadMemory,
    pool: ThreadPool,
    source: CellSource,
    journal: Journal,
    history: PastCells,
    at?: GuestState,
  ) {
    this.#history = history
    this.#memory = memory
    this.#pool = pool
    this.#source = source
    this.#journal = journal
    this.guest = at ?? { promise: 0, scriptIsPending: false, settled: undefined }
  }

  async turn(step: Step, budgetMs: number): Promise<TurnReport> {
    try {
      return await this.#turn(step, budgetMs)
    } catch (error) {
      if (!(error instanceof JobLost)) throw error
      const end = endOf(error)
      if (end === undefined) throw error
      return { ...NOTHING_ASKED, end, cpuMs: error.tookMs, guest: this.guest, droppedAt: '' }
    } finally {
      this.#job = undefined
    }
  }

  async facts(): Promise<CellFacts> {
    this.#facts ??= (await this.#memory.ask<'facts'>({ kind: 'facts' }, this.#asking(false))).facts
    return this.#facts
  }

  interrupt(): void {
    if (this.#job !== undefined) this.#pool.cancel(this.#job)
  }

  expire(): void {
    if (this.#job !== undefined) this.#pool.expire(this.#job)
  }

  async #turn(step: Step, budgetMs: number): Promise<TurnReport> {
    const isStart = step.kind === 'start'
    const onJob = (job: Job): void => {
      this.#job = job
    }
    const asking = { ...this.#asking(isStart), onJob }
    const answer = await this.#memory.ask<'turn'>({ kind: 'turn', step, budgetMs }, asking)
    // Such a turn left nothing, as one that was lost.
    if (answer.report.end.kind === 'lacks-history' && !this.#needsHistory) {
      this.#needsHistory = true
      this.#isNew = true
      return this.#turn(step, budgetMs - answer.report.cpuMs)
    }
    if (isStart) this.#journal.begin()
    this.#journal.merge(answer.notes)
    for (const { id, delayMs, repeats } of answer.report.timers) {
      if (delayMs === undefined) this.#journal.clearTimer(id)
      else this.#journal.startTimer(id, repeats)
    }
    this.#isNew = false
    this.guest = answer.report.guest
    const { facts = this.#facts, names, report } = answer
    // Where the cell ended its names are settled: there is nothing left to settle.
    this.#facts = names === undefined ? facts : { ...SETTLED, names }
    const calls = report.calls.map(({ id }) => this.#journal.crossings[id - 1] as (typeof report.calls)[number])
    return { ...report, calls }
  }

  #asking(isStart: boolean): Asking {
    return {
      deaths: this.#deaths,
      isStart: isStart && this.#journal.attempts === 0,
      run: (isCurrent) => (isStart || this.#isNew || !isCurrent ? this.#state(isStart, isCurrent) : undefined),
    }
  }

  /**
   * The run for a thread that does not know it; a new attempt needs all of the journal, others what is ahead. Where the
   * engine waits no turn can begin anew: a thread that may not have seen the cells before this one is told of them.
   */
  #state(isStart: boolean, isCurrent: boolean): RunState {
    const journal = isStart ? this.#journal.state() : this.#journal.ahead()
    const crossings = journal.crossings.map((crossing) => ({ ...crossing, controller: undefined }))
    const needsHistory = this.#needsHistory || (this.#memory.engineWaits && !isCurrent)
    const history = needsHistory ? { cells: this.#history.cells, first: this.#history.first } : undefined
    return { source: this.#source, history, journal: { ...journal, crossings }, guest: this.guest }
  }
}

const SETTLED = { returns: false, promiseSlots: [], newSlots: [] }

/** How a run ends whose turn came to nothing; undefined when that is not for it to say. */
function endOf({ kind }: JobLost): TurnEnd | undefined {
  if (kind === 'overtime') return { kind: 'out-of-time' }
  return kind === 'crashed' ? { kind: 'crash' } : undefined
}
