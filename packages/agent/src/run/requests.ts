import { deferred } from '../async/deferred.ts'
import { AgentError } from '../errors.ts'
import type { JsonValue } from '../json.ts'
import { AbortListeners } from './abort-listeners.ts'

/**
 * Something that a person must decide before a run can go on: whether a call may be made, or the answer to a question.
 */
export interface PersonRequest {
  /** What `handle.answer` takes; no two of a run and its sub-agents share one, and it stays the same in a saved run. */
  readonly id: string
  readonly kind: 'approval' | 'question'
  /** The run that waits, and its agent's name where it has one. */
  readonly runId: string
  readonly agent?: string
  /** The tool that is to be called, or that asks. */
  readonly tool: string
  readonly args: { readonly [name: string]: JsonValue }
  /** What to show the person. */
  readonly question: string
}

/**
 * Asks a person: resolves to the answer. For an approval `true` is a yes, anything else a no, and a text the reason for
 * it; for a question the answer itself. `signal` is aborted when nobody needs the answer any more.
 */
export type AnswerRequest = (request: PersonRequest, context: { readonly signal: AbortSignal }) => unknown

interface OpenRequest {
  readonly request: PersonRequest
  readonly answer: Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
  readonly openedAt: number
  /** Aborted when nobody needs the answer any more; made where somebody is told. */
  readonly controller: AbortController | undefined
  isAnswered: boolean
  /** Ends the listening of whoever waits for it; one who asks again takes the place of the one before. */
  stopListening: () => void
}

const NONE: readonly OpenRequest[] = []

/** The open requests of a run and its sub-agents. */
export class Requests {
  /** Few at a time: a list is smaller than a map, and a run that waits should cost little. */
  #open: readonly OpenRequest[] = NONE
  readonly #onRequest: AnswerRequest | undefined
  readonly #isHeld: boolean
  readonly #aborts = new AbortListeners()

  /** @param isHeld whether somebody has a handle to answer by */
  constructor(onRequest: AnswerRequest | undefined, isHeld: boolean) {
    this.#onRequest = onRequest
    this.#isHeld = isHeld
  }

  /** All that wait for an answer, oldest first. */
  get pending(): readonly PersonRequest[] {
    return this.#open.filter((open) => !open.isAnswered).map(({ request }) => request)
  }

  /** Whether there are answers to requests of these runs that nobody has used yet. */
  hasAnswers(runIds: readonly string[]): boolean {
    return [...this.#open.values()].some(({ isAnswered, request }) => isAnswered && runIds.includes(request.runId))
  }

  /** Whether a request is answered, and its answer waits to be used. */
  isAnswered(id: string): boolean {
    return this.#find(id)?.isAnswered === true
  }

  /** Milliseconds that a request has been open for, saved meanwhile or not; 0 for one that is not open. */
  openMs(id: string): number {
    const open = this.#find(id)
    return open === undefined ? 0 : performance.now() - open.openedAt
  }

  /** Whether anybody could answer. */
  get canAsk(): boolean {
    return this.#isHeld || this.#onRequest !== undefined
  }

  /**
   * Opens a request, or finds it still open, and waits for its answer; rejects with the signal's reason when that is
   * aborted first. `onOpen` is told when it was not open before. Whoever has used the answer closes the request: one
   * who broke off its wait finds the answer when it asks again.
   */
  async ask(request: PersonRequest, signal: AbortSignal, onOpen: () => void): Promise<unknown> {
    signal.throwIfAborted()
    if (!this.canAsk) {
      throw new Error(`Cannot ask about ${request.tool}: nobody is there to answer; use start(), or give onRequest`)
    }
    const known = this.#find(request.id)
    const open = known ?? this.#add(request)
    open.stopListening()
    open.stopListening = this.#aborts.listen(signal, () => {
      this.close(request.id)
      open.reject(signal.reason)
    })
    if (known === undefined) {
      onOpen()
      this.#forward(open)
    }
    return open.answer
  }

  /** Leaves a request open whose wait was broken off to be saved: the end of that wait no longer closes it. */
  leave(id: string): void {
    this.#find(id)?.stopListening()
  }

  /** Closes all: the run is over, and an answer would be lost. */
  end(): void {
    for (const { request } of this.#open) this.close(request.id)
  }

  /** Forgets a request: its answer was used, or nobody needs it any more; its signal tells whoever was to answer. */
  close(id: string): void {
    const open = this.#find(id)
    if (open === undefined) return
    this.#open = this.#open.filter((other) => other !== open)
    open.stopListening()
    open.controller?.abort(new AgentError('left', 'Nobody needs the answer any more'))
  }

  /** Answers an open request; throws an AgentError `not-pending` when none has that id. */
  answer(id: string, value: unknown): void {
    const open = this.#find(id)
    if (open === undefined || open.isAnswered) {
      const known = this.pending.map((request) => request.id).join(', ') || 'none'
      throw new AgentError('not-pending', `Cannot answer request ${String(id)}: it is not open; open are: ${known}`)
    }
    settle(open)
    open.resolve(value)
  }

  #find(id: string): OpenRequest | undefined {
    return this.#open.find(({ request }) => request.id === id)
  }

  #add(request: PersonRequest): OpenRequest {
    const { promise: answer, resolve, reject } = deferred<unknown>()
    // Whoever asked may have left meanwhile, to be saved.
    answer.catch(() => {})
    const open: OpenRequest = {
      ...{ request, answer, resolve, reject, isAnswered: false, openedAt: performance.now() },
      controller: this.#onRequest && new AbortController(),
      stopListening: () => {},
    }
    this.#open = [...this.#open, open]
    return open
  }

  #forward(open: OpenRequest): void {
    const onRequest = this.#onRequest
    const signal = open.controller?.signal
    if (onRequest === undefined || signal === undefined) return
    const isLate = (): boolean => {
      if (open.isAnswered) return true
      settle(open)
      return false
    }
    Promise.resolve()
      .then(() => onRequest(open.request, { signal }))
      .then(
        (value) => isLate() || open.resolve(value),
        (error) => isLate() || open.reject(error),
      )
  }
}

/** From here on the answer waits to be used: the end of the wait for it must not take it away. */
function settle(open: OpenRequest): void {
  open.isAnswered = true
  open.stopListening()
}
