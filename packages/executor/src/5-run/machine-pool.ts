import type { EngineBuild } from './engine.ts'
import {
  breakOfImage,
  heapBreakOf,
  heapTopOf,
  type Image,
  type MemoryLayout,
  RunWriter,
  restoreImage,
  takeImage,
} from './image.ts'
import { Machine } from './machine.ts'
import { SYNC_BUILD } from './sync-build.ts'
import type { Template } from './template.ts'
import type { TurnWatch } from './turn-watch.ts'
import { STACK_MARGIN_BYTES } from './unwinder.ts'

/** A session as the pool sees it: something whose memory is either in a machine or in an image. */
export interface Resident {
  /** Pages of 64 KiB that its machine may have at most. */
  readonly maxPages: number
  /** Its memory while it is in no machine; undefined stands for the template. */
  image: Image | undefined
  /** The machine that holds its memory. */
  machine: Machine | undefined
  /** Bytes of engine stack. */
  readonly stackBytes: number
  /** Gives the layout to start from: the template, or one that is set up for it. */
  chooseLayout(): MemoryLayout
  /** Called with a machine that holds that layout and nothing else, before anything runs in it. */
  prepare(machine: Machine, layout: MemoryLayout): void
}

/** Past this size a machine is dropped when its session leaves: WebAssembly memory never shrinks. */
const RETIRE_BYTES = 48 * 1024 * 1024

/** What a pool is told of where it is. */
export interface PoolOptions {
  /** Machines at the most: past them whoever was away longest loses its own. Infinity where nobody may lose it. */
  readonly capacity: number
  /** Machines that are kept while nobody is in them. Default: all. */
  readonly maxFree?: number
  /** The build that the template is of. Default: the one whose guest cannot halt. */
  readonly build?: EngineBuild
  /**
   * True when other threads read the images: they are in shared memory then, and differ from the bare template, which
   * all threads have.
   */
  readonly sharesImages?: boolean
  readonly watch?: TurnWatch
}

interface Held {
  readonly machine: Machine
  readonly maxPages: number
  resident: Resident | undefined
  /** What an image of its memory differs from. */
  layout: MemoryLayout
  /** The image of the memory as it is now, where it was taken already. */
  image: Image | undefined
  /** End, in words, of what any session wrote in this machine since it was last cleared. */
  usedEnd: number
  usedStackBytes: number
  lastUse: number
}

/**
 * A handful of machines that many sessions share. A session that is not computing may lose its machine to another; its
 * memory is then an image. All of this happens between turns, and a turn never waits, so there is always a machine.
 */
export class MachinePool {
  readonly #template: Template
  readonly #options: PoolOptions
  readonly #held: Held[] = []
  readonly #runs: RunWriter
  #uses = 0
  #adding: Promise<void> | undefined

  constructor(template: Template, options: PoolOptions) {
    this.#template = template
    this.#options = options
    this.#runs = new RunWriter(options.sharesImages ? sharedWords : undefined)
  }

  /**
   * Runs `work` with the machine that holds the memory of `resident`. Once `work` has begun nothing else of this pool
   * runs until it returns.
   */
  async use<T>(resident: Resident, work: (machine: Machine) => T): Promise<T> {
    let held = this.#choose(resident)
    while (held === undefined) {
      await this.#addOne(resident.maxPages)
      held = this.#choose(resident)
    }
    held.lastUse = ++this.#uses
    if (held.resident !== resident) {
      this.#save(held)
      this.#restore(held, resident)
    }
    held.image = undefined
    return work(held.machine)
  }

  /** The memory of `resident` as an image, whether it is in a machine or not; undefined stands for the template. */
  imageOf(resident: Resident): Image | undefined {
    if (resident.machine === undefined) return resident.image
    return this.#take(this.#heldBy(resident.machine))
  }

  /** Puts the memory of `resident` into its image, so that its machine is free. */
  rest(resident: Resident): void {
    if (resident.machine !== undefined) this.#save(this.#heldBy(resident.machine))
  }

  /** Puts `resident` back to an image. */
  reset(resident: Resident, image: Image | undefined): void {
    this.leave(resident)
    resident.image = image
  }

  /** Ends the stay of `resident` in its machine without saving it. One that is of no use to others is dropped. */
  leave(resident: Resident): void {
    const { machine } = resident
    if (machine === undefined) return
    resident.machine = undefined
    const held = this.#heldBy(machine)
    held.resident = undefined
    held.image = undefined
    this.#note(held, resident)
    if (this.#isSpent(machine)) this.#drop(held)
  }

  dispose(): void {
    for (const held of this.#held) if (held.resident !== undefined) held.resident.machine = undefined
    this.#held.length = 0
  }

  /** True for a machine that nobody should have next. A guest that halted in it would be gone on with. */
  #isSpent({ poisoned, isHalted, engine }: Machine): boolean {
    if (poisoned || isHalted || engine.memory.buffer.byteLength > RETIRE_BYTES) return true
    const { maxFree = Number.POSITIVE_INFINITY } = this.#options
    return this.#held.filter(({ resident }) => resident === undefined).length > maxFree
  }

  #heldBy(machine: Machine): Held {
    const held = this.#held.find((candidate) => candidate.machine === machine)
    if (held === undefined) throw new Error('a machine left its pool while a session was in it')
    return held
  }

  /** The machine to use now: its own, a free one or the least recently used one; undefined when one has to be made. */
  #choose(resident: Resident): Held | undefined {
    if (resident.machine !== undefined) return this.#heldBy(resident.machine)
    const fitting = this.#held.filter((held) => held.maxPages === resident.maxPages)
    const free = fitting.find((held) => held.resident === undefined)
    if (free !== undefined) return free
    if (this.#held.length < this.#options.capacity || fitting.length === 0) return undefined
    return this.#oldest(fitting)
  }

  /** Makes machines one at a time: whoever finds one being made waits for that, and then looks again. */
  async #addOne(maxPages: number): Promise<void> {
    if (this.#adding !== undefined) return this.#adding
    this.#adding = this.#add(maxPages)
    try {
      await this.#adding
    } finally {
      this.#adding = undefined
    }
  }

  async #add(maxPages: number): Promise<void> {
    if (this.#held.length >= this.#options.capacity) {
      const oldest = this.#held.find((held) => held.resident === undefined) ?? this.#oldest(this.#held)
      this.#save(oldest)
      this.#drop(oldest)
    }
    const { watch, build = SYNC_BUILD } = this.#options
    const machine = await Machine.create(this.#template.wasm, maxPages, watch, build)
    machine.runtime = this.#template.runtime
    machine.context = this.#template.context
    machine.entries = this.#template.entries
    machine.declared = this.#template.declared
    this.#held.push({
      machine,
      maxPages,
      resident: undefined,
      layout: this.#template,
      image: undefined,
      usedEnd: 0,
      usedStackBytes: 0,
      lastUse: 0,
    })
  }

  #oldest(candidates: readonly Held[]): Held {
    const [first, ...others] = candidates
    if (first === undefined) throw new Error('the pool has no machine')
    return others.reduce((oldest, held) => (held.lastUse < oldest.lastUse ? held : oldest), first)
  }

  #restore(held: Held, resident: Resident): void {
    const template = this.#template
    const { image } = resident
    growTo(held.machine, image)
    const { words, bytes } = held.machine.text
    held.layout = image?.layout ?? resident.chooseLayout()
    restoreImage(words, held.layout, image, held.usedEnd)
    // Nothing of the session before is left: its heap was overwritten or cleared above, its stack is cleared here.
    if (held.usedStackBytes > 0) bytes.fill(0, template.stackTop - held.usedStackBytes, template.stackTop)
    held.machine.engine.unwinder?.clear()
    held.usedEnd = image?.heapEnd ?? 0
    held.usedStackBytes = resident.stackBytes + STACK_MARGIN_BYTES
    held.resident = resident
    resident.machine = held.machine
    held.machine.stackBytes = resident.stackBytes
    // An image may come from a session with another stack.
    held.machine.functions._QTS_RuntimeSetMaxStackSize(template.runtime, resident.stackBytes)
    if (image === undefined) resident.prepare(held.machine, held.layout)
    resident.image = undefined
  }

  #save(held: Held): void {
    const { resident } = held
    if (resident === undefined) return
    const image = this.#take(held)
    this.leave(resident)
    resident.image = image
  }

  #take(held: Held): Image {
    const layout = this.#options.sharesImages ? this.#template : held.layout
    const { words } = held.machine.text
    held.image ??= takeImage(words, layout, heapTopOf(words, layout), this.#runs)
    return held.image
  }

  #note(held: Held, resident: Resident): void {
    const { words } = held.machine.text
    held.usedEnd = Math.max(held.usedEnd, heapBreakOf(words, this.#template))
    held.usedStackBytes = Math.max(held.usedStackBytes, resident.stackBytes + STACK_MARGIN_BYTES)
  }

  #drop(held: Held): void {
    const index = this.#held.indexOf(held)
    if (index >= 0) this.#held.splice(index, 1)
  }
}

function sharedWords(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT))
}

/** An image of a machine that had grown needs one that is as large. */
function growTo(machine: Machine, image: Image | undefined): void {
  if (image === undefined) return
  const { memory } = machine.engine
  const missing = breakOfImage(image) - memory.buffer.byteLength
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES))
}
const PAGE_BYTES = 65_536
