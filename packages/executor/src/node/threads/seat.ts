import { Journal } from '../../6-bridge/journal.ts'
import { noNotes } from '../../6-bridge/record.ts'
import { goneOn, historyOf, type PastCells } from '../../cell-history.ts'
import { type EngineParts, LocalMemory } from '../../local-memory.ts'
import type { SessionDefinition } from '../../session-definition.ts'
import type { MemoryRun } from '../../session-memory.ts'
import type { Answer, RunState, TurnAnswer, Work } from './messages.ts'

interface OpenRun {
  readonly run: MemoryRun
  readonly journal: Journal
}

/** A session in a thread: its memory, and the run that goes on in it. */
export class Seat {
  readonly memory: LocalMemory
  /** The session's clock; undefined for that of the machine. */
  nowMs: number | undefined
  #run: OpenRun | undefined
  /** The cells that ran here one after the other, where the engine waits: nobody can be asked for them in a turn. */
  #past: PastCells | undefined
  /** True until the first step of a run that was just opened: its journal has that step already. */
  #isJustOpened = false

  constructor(definition: SessionDefinition, parts: EngineParts) {
    this.memory = new LocalMemory(definition, () => this.nowMs ?? Date.now(), parts)
  }

  /** Opens a run that the host knows, or knows better. */
  openRun({ source, history, journal, guest }: RunState): void {
    const opened = Journal.from(journal)
    const known = history ?? (this.memory.engineWaits ? goneOn(this.#past, source) : undefined)
    if (this.memory.engineWaits) this.#past = known
    const run = this.memory.openRun(source, opened, known ?? historyOf(source), guest, known !== undefined)
    this.#run = { run, journal: opened }
    this.#isJustOpened = true
  }

  /** Does what the host asks for. */
  async do(work: Work): Promise<Answer> {
    switch (work.kind) {
      case 'turn':
        return { kind: 'turn', ...(await this.#turn(work)) }
      case 'facts':
        return { kind: 'facts', facts: await this.#opened().run.facts() }
      case 'settle':
        return { kind: 'settle', names: await this.memory.settleNames(work.facts, work.ending) }
      case 'explain':
        return { kind: 'explain', error: await this.memory.explain(work.ending, work.context) }
    }
  }

  async #turn({ step, budgetMs }: Extract<Work, { kind: 'turn' }>): Promise<TurnAnswer> {
    const { run, journal } = this.#opened()
    if (step.kind !== 'start' && !this.#isJustOpened) journal.follow(step)
    this.#isJustOpened = false
    const notes = noNotes()
    journal.notes = notes
    const report = await run.turn(step, budgetMs)
    const facts = step.kind === 'start' ? await run.facts() : undefined
    const { end, guest } = report
    const goesOn = end.kind === 'halted' || (end.kind === 'waiting' && journal.isWaiting)
    const isHeld = goesOn && this.memory.engineWaits
    const { settled } = guest
    if (goesOn || end.kind !== 'waiting' || settled === undefined)
      return { report, notes, facts, names: undefined, isHeld }
    // Nothing is left that could wake the guest: the cell ends here, and its names are settled in the same go.
    const ending = { kind: 'settled', text: settled, rolledBack: false } as const
    return { report, notes, facts, names: await this.memory.settleNames(await run.facts(), ending), isHeld }
  }

  #opened(): OpenRun {
    if (this.#run === undefined) throw new Error('the host sent no run')
    return this.#run
  }
}
