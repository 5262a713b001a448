import { SILENT_HOST } from './5-run/guest-host.ts'
import type { Image, MemoryLayout } from './5-run/image.ts'
import type { Evaluated, Machine } from './5-run/machine.ts'
import type { MachinePool, Resident } from './5-run/machine-pool.ts'
import type { PreparedLayouts } from './5-run/prepared-layouts.ts'
import type { Template } from './5-run/template.ts'
import { encode, TransferError } from './6-bridge/codec.ts'
import type { CompileOptions } from './compile.ts'
import { ModuleScripts } from './module-scripts.ts'
import type { ResolvedSession } from './options.ts'
import { randomBytesOf, randomState, type SeedSource } from './random.ts'

const PAGE_BYTES = 65_536

/** What a session's memory lives on. */
export interface EngineParts {
  readonly template: Template
  readonly pool: MachinePool
  readonly layouts: PreparedLayouts
  readonly seeds: SeedSource
  readonly forceExact: boolean
}

/** A session's memory and what it was given: what a run works with. */
export class SessionCore implements Resident {
  readonly id: string
  readonly options: ResolvedSession
  readonly template: Template
  readonly maxPages: number
  readonly stackBytes: number
  readonly randomBytes: (length: number) => Uint8Array
  readonly modules: ModuleScripts
  readonly compileOptions: CompileOptions
  image: Image | undefined
  machine: Machine | undefined
  /** True when the last turn asked for more memory than there is. */
  memoryRefused = false
  readonly #pool: MachinePool
  /** Drawn once: a cell that is run again from the template draws the same numbers. */
  readonly #randomState: bigint
  readonly #layouts: PreparedLayouts
  readonly #forceExact: boolean
  /** The globals as the codec writes them. */
  readonly #globals: string
  layout: MemoryLayout
  #usedBytes = 0

  constructor(id: string, options: ResolvedSession, engine: EngineParts) {
    this.id = id
    this.options = options
    this.template = engine.template
    this.#pool = engine.pool
    this.#randomState = options.seed === undefined ? engine.seeds.next() : randomState(options.seed)
    this.#layouts = engine.layouts
    this.#forceExact = engine.forceExact
    this.#globals = globalsText(options)
    this.layout = engine.template
    this.maxPages = Math.floor(options.limits.memoryBytes / PAGE_BYTES)
    this.stackBytes = options.limits.stackBytes
    this.randomBytes = randomBytesOf(options.seed)
    this.modules = new ModuleScripts(options)
    const { hostFunctions, limits } = options
    this.compileOptions = {
      hostFunctions,
      modulesSuspend: this.modules.suspend,
      hasTerminal: [...hostFunctions.values()].some(({ terminal }) => terminal),
      sourceBytes: limits.sourceBytes,
    }
  }

  /** Runs `work` with this session's memory in a machine. A machine that trapped is dropped. */
  async use<T>(work: (machine: Machine) => T): Promise<T> {
    return this.#pool.use(this, (machine) => {
      try {
        return work(machine)
      } finally {
        this.memoryRefused = machine.memoryRefused
        this.#usedBytes = machine.usedBytes(this.template)
        if (machine.poisoned) this.#pool.leave(this)
      }
    })
  }

  /** The memory as it is now, to come back to. */
  startingImage(): Image | undefined {
    return this.#pool.imageOf(this)
  }

  /** Goes back to an image. */
  reset(image: Image | undefined): void {
    this.#pool.reset(this, image)
  }

  memoryBytes(): number {
    return this.#usedBytes
  }

  dispose(): void {
    this.#pool.leave(this)
    this.image = undefined
  }

  chooseLayout(): MemoryLayout {
    return this.#layouts.find(this.#setUp()) ?? this.template
  }

  /** Makes the memory this session's own: its host functions, data and stack, unless the layout has them; its seed. */
  prepare(machine: Machine): void {
    const { template } = this
    if (this.layout === template) {
      machine.functions._QTS_RuntimeSetMaxStackSize(template.runtime, this.stackBytes)
      const texts = [setupText(this.options, this.#forceExact), this.#globals]
      const set = (): Evaluated => machine.call(template.entries.setup, texts)
      const result = machine.turn(SILENT_HOST, Number.POSITIVE_INFINITY, set)
      machine.free(result.value)
      if (result.threw) throw new Error('the globals do not fit into the memory of the session')
      this.#layouts.note(this.#setUp(), machine.text.words)
    }
    new DataView(machine.engine.memory.buffer).setBigUint64(template.randomState, this.#randomState, true)
  }

  /** All that decides what a session's memory looks like before its first cell, but for its seed. */
  #setUp(): string {
    return `${this.stackBytes} ${setupText(this.options, this.#forceExact)} ${this.#globals}`
  }
}

function setupText({ hostFunctions, limits }: ResolvedSession, forceExact: boolean): string {
  const functions = [...hostFunctions].map(([name, { terminal }]) => ({ name, terminal }))
  return JSON.stringify({ hostFunctions: functions, argumentBytes: limits.argumentBytes, forceExact })
}

/**
 * Written down when the session is made: what the caller changes later is not seen, and what cannot cross fails
 * there.
 */
function globalsText({ globals, limits }: ResolvedSession): string {
  if (Object.keys(globals).length === 0) return ''
  try {
    return encode(globals, { maxBytes: limits.memoryBytes, what: 'globals' })
  } catch (error) {
    if (!(error instanceof TransferError)) throw error
    throw new TypeError(`Cannot create session: ${error.message}`, { cause: error })
  }
}
