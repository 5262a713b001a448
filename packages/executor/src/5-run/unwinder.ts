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
 * enter the instance in between, and one call at a time halts.
 */
export class Unwinder {
  readonly #engine: UnwindingEngine
  #state: 'running' | 'unwinding' | 'halted' | 'rewinding' = 'running'
  /** Host calls that are being answered. Guest code on top of a second one stands on frames that cannot be unwound. */
  #depth = 0
  /** Gives the address of the answer, once the guest is back. */
  #answer: ((text: string | Uint8Array) => number) | undefined
  #text: string | Uint8Array = ''
  /** Bytes of the room that the frames may have used. */
  #usedBytes = HEADER_BYTES

  constructor(engine: UnwindingEngine) {
    this.#engine = engine
  }

  /** True while the guest stands halted: nothing but {@link rewind} may be done then. */
  get isHalted(): boolean {
    return this.#state === 'halted'
  }

  /** True when a host call that is being answered can halt the guest. */
  get canHalt(): boolean {
    return this.#depth === 1 && this.#state === 'running'
  }

  /** Answers a host call, unless it is the one that the guest is put back to: that has its answer. */
  hostCall(call: () => number): number {
    if (this.#state === 'rewinding') return this.#arrive()
    this.#depth++
    try {
      return call()
    } finally {
      this.#depth--
    }
  }

  /** Begins to take the guest off the stack: the host call gives what this gives, and later what `answer` gives. */
  halt(stackBytes: number, answer: (text: string | Uint8Array) => number): number {
    const { memory, stackTop, functions } = this.#engine
    this.#answer = answer
    const words = new Int32Array(memory.buffer)
    // The frames go to the part of the stack's region that the guest's stack never reaches.
    words[this.#data >> 2] = this.#data + HEADER_BYTES
    words[(this.#data + 4) >> 2] = stackTop - stackBytes - STACK_MARGIN_BYTES
    functions.startUnwind(this.#data)
    this.#state = 'unwinding'
    return 0
  }

  /** True when the export that was just called came back because the guest halts. It is off the stack from here on. */
  hasHalted(): boolean {
    if (this.#state !== 'unwinding') return false
    this.#engine.functions.stopUnwind()
    this.#state = 'halted'
    const used = (new Int32Array(this.#engine.memory.buffer)[this.#data >> 2] as number) - this.#data
    this.#usedBytes = Math.max(this.#usedBytes, used)
    return true
  }

  /** Has the next call of the same export go back to where the guest halted, with the answer. */
  rewind(text: string | Uint8Array): void {
    this.#text = text
    this.#engine.functions.startRewind(this.#data)
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

  #arrive(): number {
    this.#engine.functions.stopRewind()
    this.#state = 'running'
    const answer = this.#answer as (text: string | Uint8Array) => number
    this.#answer = undefined
    return answer(this.#text)
  }
}
