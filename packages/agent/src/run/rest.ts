import { deferred } from '../async/deferred.ts'
import { AgentError } from '../errors.ts'
import type { SavedRun } from './saved-run.ts'

/** What a wait came to: its value, or that the run is to be saved first; then the wait begins anew afterwards. */
export type Waited<Value> = { readonly value: Value } | { readonly slept: true }

/** A wait that can be broken off, because what it waits for can be asked for again. */
interface Waiter {
  /** Breaks it off. */
  readonly sleep: () => void
}

const NONE: readonly Waiter[] = []

/**
 * Brings a run to rest when it is to be saved.
 *
 * A run is at rest between its steps, and in a step when every call in flight waits for something that can be waited
 * for again: a person, or a sub-agent at rest. Calls at work are never broken off: nothing is done twice.
 */
export class Rest {
  #wanted: { readonly saved: ReturnType<typeof deferred<SavedRun>>; isLast: boolean } | undefined
  #working = 0
  #waiters: readonly Waiter[] = NONE
  #ended: AgentError | undefined
  readonly #stop: (reason: AgentError) => void

  /** @param stop ends the run after it was saved for good */
  constructor(stop: (reason: AgentError) => void) {
    this.#stop = stop
  }

  /** Whether somebody waits for the run to be at rest. */
  get isWanted(): boolean {
    return this.#wanted !== undefined
  }

  /** Resolves to the run as it stands when it is next at rest; `isLast` when it is to end there. */
  save(isLast: boolean): Promise<SavedRun> {
    if (this.#ended) return Promise.reject(this.#ended)
    this.#wanted ??= { saved: deferred<SavedRun>(), isLast: false }
    this.#wanted.isLast ||= isLast
    const { promise } = this.#wanted.saved
    this.#check()
    return promise
  }

  /**
   * Hands over the run at rest; one who cannot save it rejects, and the run goes on. `hasNews` tells of answers that
   * nobody has used yet: a run that is to end here goes on with them first, for they would be lost with it.
   */
  async deliver(write: () => Promise<SavedRun>, hasNews: () => boolean): Promise<void> {
    const wanted = this.#wanted
    if (wanted === undefined) return
    try {
      if (wanted.isLast && hasNews()) return
      const saved = await write()
      if (wanted.isLast && hasNews()) return
      this.#wanted = undefined
      // In this order: a caller that waits for it to sleep must not see it fail first.
      wanted.saved.resolve(saved)
      if (wanted.isLast) this.#stop(new AgentError('suspended', 'The run was saved, to go on elsewhere'))
    } catch (error) {
      this.#wanted = undefined
      wanted.saved.reject(error)
    }
  }

  /** The run is over: whoever waits for it to rest waits in vain. */
  end(): void {
    this.#close('it has ended')
  }

  /** The run cannot be saved. */
  refuse(): void {
    this.#close('sessions of its executor cannot be saved')
  }

  #close(why: string): void {
    this.#ended ??= new AgentError('not-savable', `Cannot save the run: ${why}`)
    this.#wanted?.saved.reject(this.#ended)
    this.#wanted = undefined
  }

  /** Counts a call as at work while `work` goes on. */
  async work<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#working++
    try {
      return await work()
    } finally {
      this.#working--
      this.#check()
    }
  }

  /**
   * Waits, inside of `work`, for something that can be waited for again; `sleep` is what can be done to break it off.
   */
  async wait<Value>(promise: Promise<Value>, sleep?: () => Promise<void>): Promise<Waited<Value>> {
    const slept = deferred<Waited<Value>>()
    const waiter: Waiter = {
      sleep: () => {
        this.#drop(waiter)
        if (sleep === undefined) slept.resolve({ slept: true })
        else
          sleep().then(
            () => slept.resolve({ slept: true }),
            () => {},
          )
      },
    }
    this.#waiters = [...this.#waiters, waiter]
    this.#working--
    this.#check()
    try {
      return await Promise.race([promise.then((value) => ({ value })), slept.promise])
    } finally {
      this.#drop(waiter)
      this.#working++
    }
  }

  #drop(waiter: Waiter): void {
    this.#waiters = this.#waiters.filter((other) => other !== waiter)
  }

  #check(): void {
    if (this.#wanted === undefined || this.#working > 0) return
    for (const waiter of this.#waiters) waiter.sleep()
  }
}
