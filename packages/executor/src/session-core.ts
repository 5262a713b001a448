import type { Image } from './5-run/image.ts'
import type { Machine } from './5-run/machine.ts'
import type { MachinePool, Resident } from './5-run/machine-pool.ts'
import type { Template } from './5-run/template.ts'
import { encode } from './6-bridge/codec.ts'
import type { CompileOptions } from './compile.ts'
import { ModuleScripts } from './module-scripts.ts'
import type { ResolvedSession } from './options.ts'

const PAGE_BYTES = 65_536

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
  readonly #forceExact: boolean
  #usedBytes = 0

  constructor(
    id: string,
    options: ResolvedSession,
    engine: { readonly template: Template; readonly pool: MachinePool; readonly forceExact: boolean },
  ) {
    this.id = id
    this.options = options
    this.template = engine.template
    this.#pool = engine.pool
    this.#forceExact = engine.forceExact
    this.maxPages = Math.floor(options.limits.memoryBytes / PAGE_BYTES)
    this.stackBytes = options.limits.stackBytes
    this.randomBytes = randomSource(options.seed)
    this.modules = new ModuleScripts(options)
    const { hostFunctions, limits } = options
    this.compileOptions = {
      hostFunctions: new Set(hostFunctions.keys()),
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

  /** Makes the template this session's own: its seed, stack, host functions and data. */
  prepare(machine: Machine): void {
    const { limits, hostFunctions, globals, seed } = this.options
    const { template } = this
    machine.functions._QTS_RuntimeSetMaxStackSize(template.runtime, limits.stackBytes)
    new DataView(machine.engine.memory.buffer).setBigUint64(template.randomState, randomState(seed), true)
    const setup = JSON.stringify({
      hostFunctions: [...hostFunctions].map(([name, { terminal }]) => ({ name, terminal })),
      argumentBytes: limits.argumentBytes,
      forceExact: this.#forceExact,
    })
    const data = Object.keys(globals).length === 0 ? '' : encode(globals, { maxBytes: limits.memoryBytes, what: 'globals' })
    const result = machine.call(template.entries.setup, [setup, data])
    machine.free(result.value)
    if (result.threw) throw new Error('the globals do not fit into the memory of the session')
  }
}

/** A non-zero state for the engine's `Math.random` (xorshift64*). */
function randomState(seed: number | undefined): bigint {
  if (seed === undefined) return new BigUint64Array(crypto.getRandomValues(new Uint8Array(8)).buffer)[0] || 1n
  // SplitMix64: neighbouring seeds give unrelated states.
  let state = BigInt.asUintN(64, BigInt(Math.floor(seed)) * 0x9e3779b97f4a7c15n + 0x632be59bd9b4e019n)
  state = BigInt.asUintN(64, (state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n)
  state = BigInt.asUintN(64, (state ^ (state >> 27n)) * 0x94d049bb133111ebn)
  return state ^ (state >> 31n) || 1n
}

/** Bytes for the guest's `crypto`: the host's own, or reproducible ones where a seed was given. */
function randomSource(seed: number | undefined): (length: number) => Uint8Array {
  if (seed === undefined) return (length) => crypto.getRandomValues(new Uint8Array(length))
  let draws = 0
  return (length) =>
    Uint8Array.from({ length }, () => Number(randomState(Math.floor(seed) * 1_000_003 + ++draws) & 0xffn))
}
