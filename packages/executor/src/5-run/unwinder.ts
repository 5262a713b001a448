/** The functions that Binaryen's Asyncify adds to a build. */
export interface UnwindingFunctions {
  readonly startUnwind: (data: number) => void
  readonly stopUnwind: () => void
  readonly startRewind: (data: number) => void
  readonly stopRewind: () => void
}

/** What an {@link Unwinder} works on. */
export interface UnwindingEngine {
  readonly memory: WebAssembly.Memory
  /** Address of the top of the engine's stack. */
  readonly stackTop: number
  readonly functions: UnwindingFunctions
}

/** A call into the engine that halted: where its frames are, and what its host call gives once it is gone on with. */
interface Level<Answer> {
  readonly data: number
  readonly resume: (answer: Answer) => number
}

/** Emscripten's default, which the builds have: the stack's region ends at its top. */
export const STACK_REGION_BYTES: number = 5 * 1024 * 1024
/** What lies below the guest's stack limit may still be touched by the engine's own frames. */
export const STACK_MARGIN_BYTES: number = 128 * 1024
/** The two addresses that Asyncify reads: where the frames go on, and where their room ends. */
const HEADER_BYTES = 16

/**
 * Takes the guest off the stack in the middle of a host call and puts it back with the answer, by Asyncify's own
 * exports. Emscripten's glue is left out: it gives numeric exports the value of the pass that unwinds
 * (https://github.com/justjake/quickjs-emscripten/issues/258).
 *
 * The host call that halts starts to unwind and gives 0; so do the frames below it, down to the export that was called.
 * With the answer the same export is called with the same arguments, rewinds to the host call, and goes on. Nothing may
 * enter the instance in between.
 *
 * A host call that calls into the engine itself ({@link nest}) is taken off the stack level by level: the inner export
 * first, then the host call halts in turn, which unwinds the export below it. They come back in reverse: that export
 * rewinds to its host call, which makes the inner one again. The frames of a level lie behind those of the one inside.
 */
export class Unwinder<Answer = string | Uint8Array> {
  readonly #engine: UnwindingEngine
  #state: 'running' | 'unwinding' | 'halted' | 'rewinding' = 'running'
  /** Host calls that are being answered. Guest code on top of one stands on frames that cannot be unwound. */
  #depth = 0
  /** Those of them that can halt in turn. */
  #nested = 0
  /** What halted, the innermost first. */
  #levels: Level<Answer>[] = []
  #answer: Answer | undefined
  /** Where the frames of the next level go. */
  #next: number
  /** Bytes of the room that the frames may have used. */
  #usedBytes = HEADER_BYTES

  constructor(engine: UnwindingEngine) {
    this.#engine = engine
    this.#next = this.#data
  }

  /** True while the guest stands halted: nothing but {@link rewind} may be done then. */
  get isHalted(): boolean {
    return this.#state === 'halted'
  }

  /** True when a host call that is being answered can halt the guest. */
  get canHalt(): boolean {
    return this.#depth === this.#nested + 1 && this.#state === 'running'
  }

  /** Answers a host call, unless it is the one that the guest is put back to: that has its answer. */
  hostCall(call: () => number): number {
    const work = this.#state === 'rewinding' ? this.#arrive() : call
    this.#depth++
    try {
      return work()
    } finally {
      this.#depth--
    }
  }

  /** Calls into the engine from a host call that halts when what runs inside does. */
  nest<T>(work: () => T): T {
    this.#nested++
    try {
      return work()
    } finally {
      this.#nested--
    }
  }

  /** Begins to take the guest off the stack: the host call gives what this gives, and later what `resume` gives. */
  halt(stackBytes: number, resume: (answer: Answer) => number): number {
    const { memory, stackTop, functions } = this.#engine
    const data = this.#next
    this.#levels.push({ data, resume })
    const words = new Int32Array(memory.buffer)
    // The frames go to the part of the stack's region that the guest's stack never reaches.
    words[data >> 2] = data + HEADER_BYTES
    words[(data + 4) >> 2] = stackTop - stackBytes - STACK_MARGIN_BYTES
    functions.startUnwind(data)
    this.#state = 'unwinding'
    return 0
  }

  /** True when the export that was just called came back because the guest halts. It is off the stack from here on. */
  hasHalted(): boolean {
    if (this.#state !== 'unwinding') return false
    this.#engine.functions.stopUnwind()
    this.#state = 'halted'
    const end = new Int32Array(this.#engine.memory.buffer)[this.#next >> 2] as number
    this.#next = (end + HEADER_BYTES - 1) & -HEADER_BYTES
    this.#usedBytes = Math.max(this.#usedBytes, end - this.#data)
    return true
  }

  /** Has the next call of the export that halted last go back to where it halted, with the answer. */
  rewind(answer: Answer): void {
    this.#answer = answer
    // Nothing rewinds that has not halted.
    const { data } = this.#levels.at(-1) as Level<Answer>
    this.#next = data
    this.#engine.functions.startRewind(data)
    this.#state = 'rewinding'
  }

  /** Clears the frames of all that halted: the instance goes to another session. */
  clear(): void {
    new Uint8Array(this.#engine.memory.buffer).fill(0, this.#data, this.#data + this.#usedBytes)
    this.#usedBytes = HEADER_BYTES
  }

  get #data(): number {
    return this.#engine.stackTop - STACK_REGION_BYTES
  }

  /** The guest is back at the host call: gives what that goes on with. */
  #arrive(): () => number {
    this.#engine.functions.stopRewind()
    this.#state = 'running'
    const { resume } = this.#levels.pop() as Level<Answer>
    const answer = this.#answer as Answer
    this.#answer = undefined
    return () => resume(answer)
  }
}
