import { DEFAULT_LIMITS } from '../limits.ts'
import type { DeclaredPlaces } from './constants.ts'
import type { EngineBuild, EngineCallbacks, EngineInstance, EngineModule } from './engine.ts'
import { instantiateEngine } from './engine.ts'
import type { Entry, Next } from './entry.ts'
import type { GuestHost, Told } from './guest-host.ts'
import { GuestText } from './guest-text.ts'
import { answerGuest } from './host-functions.ts'
import { heapTopOf, type MemoryLayout } from './image.ts'
import { SYNC_BUILD } from './sync-build.ts'
import type { Template } from './template.ts'
import { TurnClock } from './turn-clock.ts'
import type { StopReason, TurnWatch } from './turn-watch.ts'

/** What evaluating a script or calling into the guest gave: the address of a value, or of what was thrown. */
export type Evaluated = { readonly threw: boolean; readonly value: number }

/** Offset in the context of the word that counts down to the next interrupt poll (hazards H2). */
const INTERRUPT_COUNTER = 232
/** JS_EVAL_FLAG_ASYNC: the script may await; its value is a promise of `{ value }`. */
const EVAL_ASYNC = 1 << 7
const JOBS_PER_BATCH = 16
/** A stack check fails this far from the end at the most, but for calls with thousands of arguments. */
const STACK_END_BYTES = 12_288
const PENDING = 0
const FULFILLED = 1

/**
 * One WebAssembly instance. It runs the guest of one session at a time: `host` and the budget are those of the session
 * whose memory is loaded. Nothing here outlives a turn; addresses that the caller keeps lie in the session's memory.
 */
export class Machine {
  readonly engine: EngineInstance
  readonly text: GuestText
  context = 0
  runtime = 0
  /** Addresses of the guest functions that the host calls. */
  entries: Template['entries'] | undefined
  declared: DeclaredPlaces = { object: 0, properties: 0, isConstant: 0 }
  host: GuestHost | undefined
  /** Set when a trap made this instance unusable: it must be dropped. */
  poisoned = false
  /** True when the guest asked for memory past the maximum since the last turn began. */
  memoryRefused = false
  stopped: StopReason | undefined
  /** Dropped calls that the guest waits for: frames of a stack when it halted last, and whether there may be any. */
  readonly dropped = { at: '', mayBe: false }
  /** Waits of the guest's that stand inside one another, in the middle of host calls. */
  waits = 0
  /** Bytes of engine stack of the session that is loaded. */
  stackBytes: number = DEFAULT_LIMITS.stackBytes
  readonly #clock: TurnClock

  private constructor(engine: EngineInstance, watch: TurnWatch | undefined) {
    this.engine = engine
    this.#clock = new TurnClock(watch)
    this.text = new GuestText(engine)
  }

  static async create(
    wasm: WebAssembly.Module,
    maxPages: number,
    watch?: TurnWatch,
    build: EngineBuild = SYNC_BUILD,
  ): Promise<Machine> {
    const callbacks: EngineCallbacks = {
      callFunction: (context, _receiver, count, argv, id) => answerGuest(machine, context, count, argv, id),
      shouldInterrupt: () => machine.#shouldInterrupt(),
      nowMs: () => machine.host?.nowMs() ?? 0,
      onMemoryRefused: () => {
        machine.memoryRefused = true
      },
    }
    const engine = await instantiateEngine(wasm, maxPages, callbacks, build)
    const machine: Machine = new Machine(engine, watch)
    return machine
  }

  get functions(): EngineModule {
    return this.engine.functions
  }

  /** True while the guest stands in the middle of a host call, off the stack: nothing but its answer may come next. */
  get isHalted(): boolean {
    return this.engine.unwinder?.isHalted ?? false
  }

  /** Runs `work` with at most `budgetMs` of computing; gives what it gave. */
  turn<T>(host: GuestHost, budgetMs: number, work: () => T): T {
    this.host = host
    this.stopped = undefined
    this.memoryRefused = false
    // Of a guest that halted the frames may lie there.
    if (!this.isHalted) this.#stackEnd().fill(0)
    this.#clock.start(budgetMs)
    try {
      return work()
    } catch (error) {
      // A RangeError or RuntimeError of the host's own engine: the stack pointer can no longer be trusted (H3).
      this.poisoned = true
      throw error
    } finally {
      this.#clock.stop()
      this.host = undefined
    }
  }

  /** Runs lines of the guest library alone: they go on where the guest was stopped, or its time is over. */
  ask<T>(work: () => T): T {
    const { stopped } = this
    this.stopped = undefined
    const answer = this.#clock.hold(work)
    this.stopped = stopped
    return answer
  }

  /** Ends the guest at its next poll. */
  stop(reason: StopReason): void {
    this.stopped ??= reason
    this.#pollAtOnce()
  }

  /** Evaluates a script in the global scope, where nothing in it can halt. */
  evaluate(script: string, file: string, isAsync: boolean): Evaluated {
    return this.#atOnce((next) => this.evaluating(script, file, isAsync, next))
  }

  /** Calls a guest function with texts, and last a guest value where one is given, where nothing in it can halt. */
  call(fn: number, texts: readonly (string | Uint8Array)[], last?: number): Evaluated {
    return this.#atOnce((next) => this.calling(fn, texts, last, next))
  }

  /** Runs the guest's pending jobs until none is left or the guest was stopped, where nothing in them can halt. */
  runJobs(): void {
    if (this.stopped === undefined) this.#refuseHalt(this.drive(this.runningJobs(() => undefined)))
  }

  /** The entry that evaluates a script in the global scope. */
  evaluating(script: string, file: string, isAsync: boolean, next: Next<Evaluated>): Entry {
    const { functions, context, text } = this
    const { address, bytes } = text.allocate(script)
    const name = text.allocate(file)
    return {
      enter: () => functions._QTS_Eval(context, address, bytes, name.address, 0, isAsync ? EVAL_ASYNC : 0),
      leave: (value) => {
        functions._free(address)
        functions._free(name.address)
        return next(this.#evaluated(value))
      },
    }
  }

  /** The entry that calls a guest function with texts, and last a guest value where one is given. */
  calling(fn: number, texts: readonly (string | Uint8Array)[], last: number | undefined, next: Next<Evaluated>): Entry {
    const { functions, context, text } = this
    const values = texts.map((argument) => text.newString(context, argument))
    const all = last === undefined ? values : [...values, last]
    const argv = functions._malloc(Math.max(4, all.length * 4))
    const words = text.words
    for (const [index, value] of all.entries()) words[(argv >> 2) + index] = value
    return {
      enter: () => functions._QTS_Call(context, fn, functions._QTS_GetUndefined(), all.length, argv),
      leave: (value) => {
        functions._free(argv)
        for (const argument of values) this.free(argument)
        return next(this.#evaluated(value))
      },
    }
  }

  /** The entry that runs the guest's pending jobs until none is left or the guest was stopped. */
  runningJobs(next: Next<void>): Entry {
    const more = (): Entry =>
      this.runningSome(JOBS_PER_BATCH, (ran) => (ran && this.stopped === undefined ? more() : next()))
    return more()
  }

  /** The entry that runs at most `max` of the guest's pending jobs; `next` is told whether there were any. */
  runningSome(max: number, next: Next<boolean>): Entry {
    const { functions, runtime, text } = this
    const contextOut = functions._malloc(4)
    text.words[contextOut >> 2] = 0
    return {
      enter: () => functions._QTS_ExecutePendingJob(runtime, max, contextOut),
      leave: (count) => {
        const ran = text.words[contextOut >> 2] !== 0
        functions._QTS_FreeValuePointerRuntime(runtime, count)
        functions._free(contextOut)
        // An interrupt inside a job is swallowed by promise machinery: look at the clock here as well (H2).
        if (ran && this.#clock.isOver) this.stop('timeout')
        return next(ran)
      },
    }
  }

  /** Goes from entry to entry; gives the one in which the guest halted, if it did. */
  drive(first: Entry | undefined): Entry | undefined {
    const { unwinder } = this.engine
    let entry = first
    while (entry !== undefined) {
      const result = entry.enter()
      if (unwinder?.hasHalted()) return entry
      entry = entry.leave(result)
    }
    return undefined
  }

  /** Goes on with the entry in which the guest halted. */
  goOn(entry: Entry, told: Told): Entry | undefined {
    this.engine.unwinder?.rewind(told)
    return this.drive(entry)
  }

  /** State and value of the promise at an address. Unlike a guest's `then`, it cannot be tampered with. */
  readPromise(
    promise: number,
  ): { readonly state: 'pending' } | { readonly state: 'settled'; readonly result: Evaluated } {
    const { functions, context } = this
    const state = functions._QTS_PromiseState(context, promise)
    if (state === PENDING) return { state: 'pending' }
    return {
      state: 'settled',
      result: { threw: state !== FULFILLED, value: functions._QTS_PromiseResult(context, promise) },
    }
  }

  /** True when the promise at an address has not settled. */
  isPending(promise: number): boolean {
    return this.functions._QTS_PromiseState(this.context, promise) === PENDING
  }

  /** True when the value at an address is a promise of the engine's. */
  isPromise(value: number): boolean {
    return this.functions._QTS_PromiseState(this.context, value) >= PENDING
  }

  /**
   * Takes the value out of the `{ value }` that an asynchronous script settles with: an own property, made natively.
   */
  valueOfScript(result: Evaluated): Evaluated {
    const key = this.text.newString(this.context, 'value')
    const value = this.functions._QTS_GetProp(this.context, result.value, key)
    this.free(key)
    this.free(result.value)
    return { threw: false, value }
  }

  /**
   * True when guest frames came near the end of the stack in this turn: a guest can throw an error that looks like the
   * engine's own, but not without having recursed as deep.
   */
  reachedStackEnd(): boolean {
    return this.#stackEnd().some((word) => word !== 0)
  }

  #stackEnd(): Int32Array {
    const end = this.engine.stackTop - this.stackBytes
    return this.text.words.subarray((end - 2048) >> 2, (end + STACK_END_BYTES) >> 2)
  }

  /** Bytes of heap that the guest uses. */
  usedBytes(layout: MemoryLayout): number {
    return (heapTopOf(this.text.words, layout) - layout.heapStart) * 4
  }

  free(value: number): void {
    this.functions._QTS_FreeValuePointer(this.context, value)
  }

  #atOnce(start: (next: Next<Evaluated>) => Entry): Evaluated {
    let given: Evaluated | undefined
    const entry = start((result) => {
      given = result
      return undefined
    })
    this.#refuseHalt(this.drive(entry))
    return given as unknown as Evaluated
  }

  #refuseHalt(halted: Entry | undefined): void {
    if (halted !== undefined) throw new Error('the guest halted where nothing can answer it')
  }

  #evaluated(value: number): Evaluated {
    const error = this.functions._QTS_ResolveException(this.context, value)
    return error === 0 ? { threw: false, value } : { threw: true, value: error }
  }

  #shouldInterrupt(): boolean {
    if (this.stopped === undefined && this.#clock.isOver) this.stopped = 'timeout'
    if (this.stopped === undefined) return false
    this.#pollAtOnce()
    return true
  }

  /** The engine polls once in 10,000 jumps; a 1 in its counter makes the next instruction poll (hazards H2). */
  #pollAtOnce(): void {
    this.text.words[(this.context + INTERRUPT_COUNTER) >> 2] = 1
  }
}
