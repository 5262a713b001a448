import { AgentError } from '../../errors.ts'
import { packArguments } from './call-arguments.ts'
import type { AnswerMessage, CallbackScope, CallMessage, StartMessage } from './messages.ts'
import { HelperThrown } from './thrown.ts'

/** Has the calling thread call one of its functions, and waits for the answer. */
export type AskCaller = (message: CallMessage) => AnswerMessage

/** The run that goes on in the helper thread, and its way to the calling thread. */
export class HelperRun {
  readonly thrown: HelperThrown = new HelperThrown()
  readonly #controller = new AbortController()
  readonly #ask: AskCaller
  readonly #toolIndexes: WeakMap<object, number>
  #hasEnded = false

  /** @param toolIndexes numbers of the tools that the calling thread has itself */
  constructor(ask: AskCaller, toolIndexes: WeakMap<object, number>, { abort }: StartMessage) {
    this.#ask = ask
    this.#toolIndexes = toolIndexes
    if (abort !== undefined) this.#controller.abort(this.thrown.unpack(abort))
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Calls a function of the calling thread; what it throws is thrown. */
  call(scope: CallbackScope, id: number, args: readonly unknown[]): unknown {
    if (this.#hasEnded) throw new AgentError('left', 'Nobody waits for this run any more')
    const packed = packArguments(args, (tool) => this.#toolIndexes.get(tool))
    const { value, thrown, abort } = this.#ask({ type: 'call', scope, id, args: packed })
    if (abort !== undefined) this.#controller.abort(this.thrown.unpack(abort))
    if (thrown !== undefined) throw this.thrown.unpack(thrown)
    return value
  }

  /** From now on nothing is called any more. */
  end(): void {
    this.#hasEnded = true
  }
}
