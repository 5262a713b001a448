import { SyntaxFailure } from './1-parse/syntax-failure.ts'
import type { SessionNames } from './3-rewrite/top-level.ts'
import type { Ending, EndingKind } from './5-run/ending.ts'
import type { GuestState } from './5-run/guest-cell.ts'
import { SILENT_HOST } from './5-run/guest-host.ts'
import type { Image, MemoryLayout } from './5-run/image.ts'
import type { Evaluated, Machine } from './5-run/machine.ts'
import type { MachinePool, Resident } from './5-run/machine-pool.ts'
import type { PreparedLayouts } from './5-run/prepared-layouts.ts'
import type { Template } from './5-run/template.ts'
import type { Journal } from './6-bridge/journal.ts'
import type { FunctionTextFinder } from './6-bridge/run-host.ts'
import { describeSyntaxFailure } from './7-result/explain.ts'
import type { PastCells } from './cell-history.ts'
import { type CellFacts, type CellSource, type CompileOptions, compileCell, type RunnableCell } from './compile.ts'
import { explainFailure, type FailureContext } from './explain-failure.ts'
import { FunctionTexts } from './function-texts.ts'
import { GuestRun, type GuestSession, type Step, type TurnReport } from './guest-run.ts'
import { ModuleScripts } from './module-scripts.ts'
import type { RunError } from './outcome.ts'
import { RandomBytes } from './random.ts'
import { type SessionDefinition, setupTexts } from './session-definition.ts'
import { CodeRefused, type MemoryRun, type SessionMemory } from './session-memory.ts'
import { settleNames } from './settle-names.ts'
import { TextScripts } from './text-scripts.ts'

const PAGE_BYTES = 65_536
const WORD_BYTES = 4

/** What the sessions of one thread share. */
export interface EngineParts {
  readonly template: Template
  readonly pool: MachinePool
  readonly layouts: PreparedLayouts
  /** True where guests can be halted in the middle of a call: then a run keeps its machine until its cell is over. */
  readonly engineWaits: boolean
}

/** The memory of a session in this thread: in a machine, or in an image. */
export class LocalMemory implements SessionMemory, Resident, GuestSession {
  readonly definition: SessionDefinition
  readonly nowMs: () => number
  readonly modules: ModuleScripts
  readonly maxPages: number
  image: Image | undefined
  machine: Machine | undefined
  usedBytes = 0
  readonly #parts: EngineParts
  readonly #texts = new TextScripts()
  /** Made with the first draw. */
  #random: RandomBytes | undefined

  constructor(definition: SessionDefinition, nowMs: () => number, parts: EngineParts) {
    this.definition = definition
    this.nowMs = nowMs
    this.#parts = parts
    this.maxPages = Math.floor(definition.limits.memoryBytes / PAGE_BYTES)
    this.modules = new ModuleScripts(definition, parts.engineWaits)
  }

  get template(): Template {
    return this.#parts.template
  }

  get stackBytes(): number {
    return this.definition.limits.stackBytes
  }

  get engineWaits(): boolean {
    return this.#parts.engineWaits
  }

  get resultBytes(): number {
    return this.definition.limits.resultBytes
  }

  get logBytes(): number {
    return this.definition.limits.logBytes
  }

  get argumentBytes(): number {
    return this.definition.limits.argumentBytes
  }

  get maxCalls(): number {
    return this.definition.limits.maxCalls
  }

  get compileOptions(): CompileOptions {
    const { hostFunctions, limits, asyncCalls } = this.definition
    const settles = asyncCalls === 'wait'
    const hasTerminal = [...hostFunctions.values()].some(({ terminal }) => terminal)
    const { engineWaits, modules } = this
    const { sourceBytes } = limits
    const { suspend: modulesSuspend, promiseMethods: moduleMethods } = modules
    return { hostFunctions, modulesSuspend, moduleMethods, hasTerminal, sourceBytes, settles, engineWaits }
  }

  get randomDrawn(): number {
    return this.#random?.drawn ?? this.definition.randomDrawn
  }

  set randomDrawn(drawn: number) {
    this.#random = new RandomBytes(this.definition.seed, drawn)
  }

  randomBytes(length: number): Uint8Array {
    const { seed, randomDrawn } = this.definition
    this.#random ??= new RandomBytes(seed, randomDrawn)
    return this.#random.draw(length)
  }

  rewrittenText(code: string): string | undefined {
    return this.#texts.script(code, this.compileOptions)
  }

  moduleScript(name: string): string {
    return this.modules.script(name)
  }

  /** Where a thread knows the cell alone, `history` has nothing else, and is not whole. */
  openRun(cell: CellSource, journal: Journal, history: PastCells, at?: GuestState, isWhole = true): LocalRun {
    return new LocalRun(this, cell, journal, new FunctionTexts(this.modules, this.compileOptions, history, isWhole), at)
  }

  /** Runs `work` with this session's memory in a machine. A machine that trapped is dropped. */
  use<T>(work: (machine: Machine) => T): Promise<T> {
    const { pool, template } = this.#parts
    return pool.use(this, (machine) => {
      try {
        return work(machine)
      } finally {
        this.usedBytes = machine.usedBytes(template)
        if (machine.poisoned) pool.leave(this)
      }
    })
  }

  currentImage(): Image | undefined {
    return this.#parts.pool.imageOf(this)
  }

  reset(image: Image | undefined): void {
    this.#parts.pool.reset(this, image)
    // Before its first turn a session that goes on from an image has what that holds.
    if (image !== undefined) this.usedBytes ||= (image.heapEnd - image.layout.heapStart) * WORD_BYTES
  }

  /** Puts the memory into an image, so that its machine is free. */
  rest(): void {
    this.#parts.pool.rest(this)
  }

  settleNames(facts: CellFacts, ending: Ending): Promise<SessionNames> {
    return settleNames((work) => this.use(work), facts, ending)
  }

  async explain(ending: EndingKind, context: FailureContext): Promise<RunError> {
    return explainFailure(ending, this.definition.limits, context, this.compileOptions)
  }

  dispose(): void {
    this.#parts.pool.leave(this)
    this.image = undefined
  }

  chooseLayout(): MemoryLayout {
    return this.#parts.layouts.find(this.#setUp()) ?? this.template
  }

  /** Makes the memory this session's own: its host functions, data and stack, unless the layout has them; its seed. */
  prepare(machine: Machine, layout: MemoryLayout): void {
    const { template } = this
    if (layout === template) {
      const set = (): Evaluated => machine.call(template.entries.setup, setupTexts(this.definition, this.engineWaits))
      const result = machine.turn(SILENT_HOST, Number.POSITIVE_INFINITY, set)
      machine.free(result.value)
      if (result.threw) throw new Error('the globals do not fit into the memory of the session')
      this.#parts.layouts.note(this.#setUp(), machine.text.words)
    }
    const memory = new DataView(machine.engine.memory.buffer)
    memory.setBigUint64(template.randomState, this.definition.randomState, true)
  }

  /** All that decides what a session's memory looks like before its first cell, but for its seed. */
  #setUp(): string {
    return [this.stackBytes, ...setupTexts(this.definition, this.engineWaits)].join(' ')
  }
}

/** A run in the memory of a session of this thread. */
class LocalRun implements MemoryRun {
  readonly #memory: LocalMemory
  readonly #source: CellSource
  readonly #run: GuestRun
  /** What the cell is compiled with. */
  readonly #options: CompileOptions
  #cell: RunnableCell | undefined

  constructor(
    memory: LocalMemory,
    source: CellSource,
    journal: Journal,
    texts: FunctionTexts,
    at: GuestState | undefined,
  ) {
    this.#memory = memory
    this.#source = source
    const find: FunctionTextFinder = (fileName, line, column) => texts.find(fileName, line, column)
    this.#run = new GuestRun(memory, source.fileName, journal, find, at)
    const options = memory.compileOptions
    // Code that ran already was taken: lower limits of a session that was restored may refuse new code only.
    this.#options = journal.attempts === 0 ? options : { ...options, sourceBytes: Number.POSITIVE_INFINITY }
  }

  get guest(): GuestState {
    return this.#run.guest
  }

  async turn(step: Step, budgetMs: number): Promise<TurnReport> {
    const cell = step.kind === 'start' ? this.#compiled() : undefined
    const start = performance.now()
    let memoryRefused = false
    try {
      return await this.#memory.use((machine) => {
        try {
          return this.#run.turn(machine, step, cell, budgetMs)
        } finally {
          memoryRefused = machine.memoryRefused
        }
      })
    } catch (error) {
      return this.#run.trapped(error, memoryRefused, performance.now() - start)
    }
  }

  async facts(): Promise<CellFacts> {
    return this.#compiled()
  }

  /** In one thread nobody can ask for it while a turn goes on. */
  interrupt(): void {}

  /** The guest has no more time than the turn was given. */
  expire(): void {}

  /** Stages 1 to 4; done again only by a run that went on from an image. */
  #compiled(): RunnableCell {
    try {
      this.#cell ??= compileCell(this.#source, this.#options).runnable
      return this.#cell
    } catch (error) {
      if (error instanceof SyntaxFailure) throw new CodeRefused(describeSyntaxFailure(error, this.#source.code))
      throw error
    }
  }
}
