import type { Limits } from '../limits.ts'
import { type HostCall, type ResolvedHostFunction, Suspension } from '../options.ts'
import type { CallRecord, PendingCall } from '../outcome.ts'
import { decode, encode, encodeError, TransferError } from './codec.ts'
import type { Crossing, Event } from './record.ts'

/** What the calls of a run take of its session. */
export interface CallOptions {
  readonly hostFunctions: ReadonlyMap<string, ResolvedHostFunction>
  readonly limits: Pick<Limits, 'argumentBytes' | 'maxCallsInFlight'>
}

/** Who is told what becomes of the calls. */
export interface CallListener {
  /** A call has its answer. */
  arrive(event: Event): void
  /** A host function said that its answer comes later, from outside. */
  wake(): void
}

const NONE: readonly Crossing[] = []

/** Runs the host functions of one run: at most so many at a time, each answered once. */
export class HostCalls {
  readonly #sessionId: string
  readonly #options: CallOptions
  readonly #listener: CallListener
  /** Told of each call when it starts and when it ends; must not throw ({@link guarded}). */
  onCall: ((call: CallRecord) => void) | undefined
  #queue: Crossing[] = []
  /** Few at a time: a list is smaller than a set, and a waiting run should cost little. */
  #inFlight: Crossing[] = []
  /** Those whose answer comes from outside. */
  #suspended: readonly Crossing[] = NONE
  #over = false
  #starting = false

  constructor(sessionId: string, options: CallOptions, listener: CallListener) {
    this.#sessionId = sessionId
    this.#options = options
    this.#listener = listener
  }

  /** True when no host function is running or about to. */
  get areIdle(): boolean {
    return this.#inFlight.length === 0 && this.#queue.length === 0
  }

  /** Asks for a call. It starts with the next {@link start}, never while guest code runs. */
  add(crossing: Crossing): void {
    this.#queue.push(crossing)
  }

  /** Starts the calls that were asked for, as far as there is room. */
  start(): void {
    // A host function that answers at once makes room while this goes on: the loop goes on, it does not begin anew.
    if (this.#starting) return
    this.#starting = true
    while (!this.#over && this.#inFlight.length < this.#options.limits.maxCallsInFlight) {
      const crossing = this.#queue.shift()
      if (crossing === undefined) break
      this.#invoke(crossing)
    }
    this.#starting = false
    // A list that was used keeps room for sixteen; an empty one is small.
    if (this.#queue.length === 0) this.#queue = []
  }

  /** Calls the terminal host function; its answer is there when the listener is woken. */
  async finish(crossing: Crossing): Promise<void> {
    this.#inFlight = [...this.#inFlight, crossing]
    crossing.startedMs = performance.now()
    crossing.answer = await this.#final(crossing)
    crossing.endedMs = performance.now()
    this.#land(crossing)
    this.#listener.wake()
  }

  async #final(crossing: Crossing): Promise<string> {
    try {
      const value = await this.#call(crossing)
      if (isSuspension(value)) throw new TypeError(`${crossing.name} ends the run: it cannot suspend it`)
      return this.#written(crossing, value)
    } catch (error) {
      return this.#failed(crossing, error)
    }
  }

  /** Ends all calls: those without an answer are aborted with what `reason` gives, and what comes is not heard. */
  end(reason: () => unknown): void {
    this.#over = true
    this.#queue = []
    for (const { controller } of [...this.#inFlight, ...this.#suspended]) controller?.abort(reason())
  }

  /** The answer that came from outside for a call that was suspended, as the codec writes it. */
  resume(crossing: Crossing, text: string, failure: Crossing['failure']): void {
    crossing.failure = failure
    crossing.suspended = undefined
    this.#suspended = this.#suspended.filter((other) => other !== crossing)
    this.#settle(crossing, text)
  }

  #invoke(crossing: Crossing): void {
    crossing.startedMs = performance.now()
    this.#inFlight = [...this.#inFlight, crossing]
    this.onCall?.(recordOf(crossing, 'pending'))
    // Whoever was told may have ended the run.
    if (this.#over) return
    const rejected = (error: unknown): void => this.#answer(crossing, this.#failed(crossing, error))
    try {
      const result = this.#call(crossing)
      if (!isThenable(result)) return this.#take(crossing, result)
      Promise.resolve(result).then((value) => this.#take(crossing, value), rejected)
    } catch (error) {
      rejected(error)
    }
  }

  #call(crossing: Crossing): unknown {
    const fn = this.#options.hostFunctions.get(crossing.name)
    if (fn === undefined) throw new Error(`there is no host function '${crossing.name}'`)
    const abort = (): AbortSignal => this.#signalOf(crossing)
    const call: HostCall = {
      id: crossing.id,
      sessionId: this.#sessionId,
      args: decode(crossing.args) as unknown[],
      // Made when it is asked for: most host functions never look, and a waiting call should cost little.
      get signal() {
        return abort()
      },
      suspend: (payload) => new Suspension(payload),
    }
    return fn.invoke(call)
  }

  #signalOf(crossing: Crossing): AbortSignal {
    crossing.controller ??= new AbortController()
    if (!this.#inFlight.includes(crossing) && !this.#suspended.includes(crossing)) crossing.controller.abort()
    return crossing.controller.signal
  }

  /** Takes a call out of those in flight; false when it is not one of them. */
  #land(crossing: Crossing): boolean {
    const index = this.#inFlight.indexOf(crossing)
    if (index >= 0) this.#inFlight.splice(index, 1)
    return index >= 0
  }

  /** The answer as the codec writes it; one that cannot cross is an error of the call. */
  #written(crossing: Crossing, value: unknown): string {
    const { argumentBytes } = this.#options.limits
    try {
      return `v${encode(value, { maxBytes: argumentBytes, what: `the answer of ${crossing.name}` })}`
    } catch (error) {
      const reason = error instanceof TransferError ? error : new TypeError('the answer cannot cross')
      return this.#failed(crossing, new TypeError(reason.message))
    }
  }

  #failed(crossing: Crossing, error: unknown): string {
    crossing.failure = describeFailure(error)
    return `e${encodeError(error, this.#options.limits.argumentBytes)}`
  }

  /** What the host function gave: its answer, or word that the answer comes later. */
  #take(crossing: Crossing, value: unknown): void {
    if (!isSuspension(value)) return this.#answer(crossing, this.#written(crossing, value))
    const payload = this.#written(crossing, value.payload)
    if (payload.startsWith('e')) return this.#answer(crossing, payload)
    if (this.#over || !this.#land(crossing)) return
    crossing.suspended = payload.slice(1)
    this.#suspended = [...this.#suspended, crossing]
    this.start()
    this.#listener.wake()
  }

  #answer(crossing: Crossing, text: string): void {
    if (this.#over || !this.#land(crossing)) return
    this.#settle(crossing, text)
  }

  #settle(crossing: Crossing, text: string): void {
    crossing.endedMs = performance.now()
    crossing.answer = text
    this.onCall?.(recordOf(crossing, undefined))
    this.start()
    this.#listener.arrive({ kind: 'call', id: crossing.id })
  }
}

/** A crossing as outcomes and `onCall` show it. */
export function recordOf(crossing: Crossing, status: 'pending' | 'aborted' | undefined): CallRecord {
  const { id, name, answer, startedMs, endedMs } = crossing
  const args = decode(crossing.args) as unknown[]
  const durationMs = Math.max(0, endedMs - startedMs)
  if (answer === undefined || status !== undefined) return { id, name, args, status: status ?? 'pending', durationMs }
  const { failure } = crossing
  if (failure !== undefined) return { id, name, args, status: 'rejected', error: failure, durationMs }
  return { id, name, args, status: 'fulfilled', value: decode(answer.slice(1)), durationMs }
}

/** A suspended crossing as the session shows it. */
export function pendingOf({ id, name, args, suspended }: Crossing): PendingCall {
  return { id, name, args: decode(args) as unknown[], payload: decode(suspended as string) }
}

/**
 * A listener whose exceptions go to `onThrow`: it may be called when an answer comes, where nobody would hear them.
 */
export function guarded(onCall: (call: CallRecord) => void, onThrow: (error: unknown) => void): typeof onCall {
  return (call) => {
    try {
      onCall(call)
    } catch (error) {
      onThrow(error)
    }
  }
}

/** Name and message of whatever a host function threw. Reading them may throw in turn: they come from anywhere. */
export function describeFailure(error: unknown): { readonly name: string; readonly message: string } {
  try {
    if (error instanceof Error) return { name: String(error.name), message: String(error.message) }
    return { name: 'Error', message: String(error) }
  } catch {
    return { name: 'Error', message: 'an unknown value' }
  }
}

/** Looking may throw: a host function may give a Proxy. The codec then says what is wrong with it. */
function isSuspension(value: unknown): value is Suspension {
  try {
    return value instanceof Suspension
  } catch {
    return false
  }
}

function isThenable(value: unknown): boolean {
  return (typeof value === 'object' || typeof value === 'function') && value !== null && 'then' in value
}
