import { deferred } from '../async/deferred.ts'
import { AgentError } from '../errors.ts'
import type { AgentEvent } from '../events.ts'
import type { Memory } from '../memory/memory.ts'
import type { LiveRun } from './live-run.ts'
import type { PersonRequest } from './requests.ts'
import type { RunResult } from './run-result.ts'
import type { SavedRun } from './saved-run.ts'

/** A run that is under way, for whoever started it: to watch it, answer it, save it or end it. */
export interface RunHandle<Result = unknown> {
  readonly runId: string
  /** What `arun` with the same options would resolve to. */
  readonly result: Promise<Result>
  /** The events from now on; every reader has its own, and leaving them does not end the run. */
  readonly events: AsyncIterableIterator<AgentEvent>
  /** What the run remembers so far. */
  readonly memory: Memory
  /** What people must decide, sub-agents' requests included, oldest first. */
  readonly pending: readonly PersonRequest[]
  /**
   * Answers a request. For an approval `true` is a yes, and all else a no (a text is its reason); a question is given
   * the value. Throws an AgentError `not-pending` when no open request has that id.
   */
  answer(id: string, value: unknown): void
  /** Ends the run; `result` rejects with the reason. */
  cancel(reason?: unknown): void
  /**
   * The run as it stands when it is next at rest, between steps or while all it waits for are people; it goes on.
   * Rejects with an AgentError `not-savable` when it ends before, or its executor cannot save.
   */
  save(): Promise<SavedRun>
  /** Saves the run as `save` does, and ends it here: `result` rejects with an AgentError `suspended`. */
  suspend(): Promise<SavedRun>
}

/** Drives a run to its end, whether or not anybody reads its events. */
export class DrivenRun implements RunHandle {
  readonly result: Promise<unknown>
  readonly #run: LiveRun
  readonly #readers = new Set<EventReader>()
  #isOver = false

  constructor(run: LiveRun, isFull: boolean) {
    this.#run = run
    // A run begins when whoever started it has had the time to ask for its events.
    this.result = Promise.resolve().then(() => drain(run.events(), isFull, (event) => this.#tell(event)))
    const end = (): void => {
      this.#isOver = true
      for (const reader of this.#readers) reader.end()
    }
    // Whoever wants to know how it ended asks for `result`.
    this.result.then(end, end)
  }

  get runId(): string {
    return this.#run.runId
  }

  get memory(): Memory {
    return this.#run.memory
  }

  get pending(): readonly PersonRequest[] {
    return this.#run.requests.pending
  }

  get events(): AsyncIterableIterator<AgentEvent> {
    const reader = new EventReader(() => this.#readers.delete(reader))
    if (this.#isOver) reader.end()
    else this.#readers.add(reader)
    return reader
  }

  answer(id: string, value: unknown): void {
    this.#run.requests.answer(id, value)
  }

  cancel(reason: unknown = new AgentError('cancelled', 'The run was cancelled')): void {
    this.#run.abort(reason)
  }

  save(): Promise<SavedRun> {
    return this.#run.rest.save(false)
  }

  suspend(): Promise<SavedRun> {
    return this.#run.rest.save(true)
  }

  #tell(event: AgentEvent): void {
    for (const reader of this.#readers) reader.push(event)
  }
}

/**
 * Reads a run's events to its end: gives the answer, or the whole result, which an aborted run has as well. Rejects
 * with what ended the run.
 */
export async function drain(
  events: AsyncIterable<AgentEvent>,
  isFull: boolean,
  onEvent: (event: AgentEvent) => void = () => {},
): Promise<unknown> {
  let answer: unknown
  let result: RunResult | undefined
  let runId: string | undefined
  try {
    for await (const event of events) {
      runId ??= event.runId
      onEvent(event)
      if (event.runId !== runId) continue
      if (event.type === 'final-answer') answer = event.answer
      if (event.type === 'run-end') result = event.result
    }
  } catch (error) {
    const isEnded = result?.finishReason === 'aborted' || result?.finishReason === 'suspended'
    if (isFull && isEnded) return result
    throw error
  }
  return isFull ? result : answer
}

/** One reader's events: those that it has not read yet wait for it. */
class EventReader implements AsyncIterableIterator<AgentEvent> {
  #waiting: AgentEvent[] = []
  /** Reads that wait for an event. */
  readonly #reads: ((result: IteratorResult<AgentEvent>) => void)[] = []
  #isOver = false
  readonly #leave: () => void

  constructor(leave: () => void) {
    this.#leave = leave
  }

  push(event: AgentEvent): void {
    const read = this.#reads.shift()
    if (read) read({ done: false, value: event })
    else this.#waiting.push(event)
  }

  end(): void {
    this.#isOver = true
    for (const read of this.#reads.splice(0)) read({ done: true, value: undefined })
  }

  async next(): Promise<IteratorResult<AgentEvent>> {
    const event = this.#waiting.shift()
    if (event) return { done: false, value: event }
    if (this.#isOver) return { done: true, value: undefined }
    const { promise, resolve } = deferred<IteratorResult<AgentEvent>>()
    this.#reads.push(resolve)
    return promise
  }

  async return(): Promise<IteratorResult<AgentEvent>> {
    this.#leave()
    this.#waiting = []
    this.end()
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}
