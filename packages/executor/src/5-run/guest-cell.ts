import type { Entry, Next } from './entry.ts'
import type { Evaluated, Machine } from './machine.ts'
import type { Template } from './template.ts'

/** The script of a cell, as the engine takes it. */
export interface GuestScript {
  readonly text: string
  readonly fileName: string
  readonly isAsync: boolean
}

/** Where a cell stands between two turns. */
export interface GuestState {
  /** Address of the promise that the cell waits for; 0 for none. */
  readonly promise: number
  /** True while that promise is the script's own, which the engine settles with `{ value }`. */
  readonly scriptIsPending: boolean
  /** 'v' and the value, 'x' and why it cannot cross, 'e' and what was thrown; undefined until the cell has settled. */
  readonly settled: string | undefined
}

/** Stands for a result that could not be written down because the guest's memory is full. */
export const OUT_OF_MEMORY = 'm'

const NOT_STARTED: GuestState = { promise: 0, scriptIsPending: false, settled: undefined }

/**
 * A cell inside the engine: starts its script, tells it what happened, and notes what it settles with. All it holds are
 * an address in the session's memory and a text, so that the session may change machines between turns.
 */
export class GuestCell {
  readonly #template: Template
  /** Bytes that its value may take when it is written down. */
  readonly #resultBytes: number
  #promise: number
  #scriptIsPending: boolean
  settled: string | undefined
  #isSettling = false

  constructor(template: Template, resultBytes: number, at: GuestState = NOT_STARTED) {
    this.#template = template
    this.#resultBytes = resultBytes
    this.#promise = at.promise
    this.#scriptIsPending = at.scriptIsPending
    this.settled = at.settled
  }

  /** Where the cell stands. */
  state(): GuestState {
    return { promise: this.#promise, scriptIsPending: this.#scriptIsPending, settled: this.settled }
  }

  /** Evaluates the script. */
  start(machine: Machine, { text, fileName, isAsync }: GuestScript, next: Next<void>): Entry {
    return machine.evaluating(text, fileName, isAsync, (result) => {
      this.#scriptIsPending = isAsync
      if (machine.stopped === undefined) return this.#take(machine, result, next)
      machine.free(result.value)
      return next()
    })
  }

  /** True once after the value turned out to hold promises: the guest has jobs to run for it. */
  hasJobs(): boolean {
    const isSettling = this.#isSettling
    this.#isSettling = false
    return isSettling
  }

  /** Looks whether the promise has settled that the cell waits for. */
  readPromise(machine: Machine, next: Next<void>): Entry | undefined {
    if (this.#promise === 0) return next()
    const read = machine.readPromise(this.#promise)
    if (read.state === 'pending') return next()
    machine.free(this.#promise)
    this.#promise = 0
    const isScript = this.#scriptIsPending
    this.#scriptIsPending = false
    return this.#take(machine, isScript && !read.result.threw ? machine.valueOfScript(read.result) : read.result, next)
  }

  /** Takes what the script gave. Its promise, or a promise as its value, is waited for. */
  #take(machine: Machine, result: Evaluated, next: Next<void>): Entry | undefined {
    if (result.threw || !machine.isPromise(result.value)) return this.#settle(machine, result, next)
    this.#promise = result.value
    return this.readPromise(machine, next)
  }

  /** Writes down what the script gave or threw, in the guest, where sizes are checked before anything is copied. */
  #settle(machine: Machine, { threw, value }: Evaluated, next: Next<void>): Entry {
    const { finish, fail } = this.#template.entries
    return machine.calling(threw ? fail : finish, [String(this.#resultBytes)], value, (written) => {
      machine.free(value)
      if (!written.threw && machine.isPromise(written.value)) {
        // There are promises in the value: it is written down once they have settled.
        this.#promise = written.value
        this.#isSettling = true
        return next()
      }
      const text = written.threw ? OUT_OF_MEMORY : machine.text.read(machine.context, written.value)
      machine.free(written.value)
      this.settled = text
      return next()
    })
  }
}
