import type { AgentError } from '../../errors.ts'
import type { Callbacks } from './callbacks.ts'
import type { HelperThread } from './helper-thread.ts'
import type { AnswerMessage, CallbackScope, CallMessage } from './messages.ts'
import { needsArun } from './needs-arun.ts'
import type { CallerThrown } from './thrown.ts'
import { uncloneablePart } from './uncloneable-part.ts'

/** A run that goes on in a helper thread, and what serves it here. */
export interface ServedRun {
  readonly helper: HelperThread
  readonly callbacks: Readonly<Record<CallbackScope, Callbacks>>
  readonly thrown: CallerThrown
  readonly signal: AbortSignal
}

/** How a run ended. */
export type RunEnd = { readonly value: unknown } | { readonly thrown: unknown }

/**
 * Waits for a run to end, and makes the calls that it asks for meanwhile; blocks.
 *
 * Throws when the run has not ended and cannot go on: nobody then waits for what the helper thread still does.
 */
export function serveRun({ helper, callbacks, thrown, signal }: ServedRun): RunEnd {
  let isAborted = signal.aborted
  let refusal: AgentError | undefined
  const refuse = (what: string): AgentError => (refusal ??= needsArun(what))
  for (;;) {
    const message = helper.receive()
    if (message.type === 'end') return { value: message.value }
    if (message.type !== 'call') return { thrown: thrown.unpack(message.thrown) }
    const answer = answerTo(message, callbacks[message.scope], { signal, refuse }, thrown)
    if (refusal !== undefined) throw refusal
    // Only what is called here can abort while this thread waits.
    const abort = signal.aborted && !isAborted ? { abort: thrown.pack(signal.reason) } : {}
    isAborted = signal.aborted
    sendAnswer({ ...answer, ...abort }, callbacks[message.scope].labelOf(message.id), helper, thrown)
  }
}

function answerTo(
  { id, args }: CallMessage,
  callbacks: Callbacks,
  context: Parameters<Callbacks['call']>[2],
  thrown: CallerThrown,
): AnswerMessage {
  try {
    return { type: 'answer', value: callbacks.call(id, args, context) }
  } catch (error) {
    return { type: 'answer', thrown: thrown.pack(error) }
  }
}

/** What cannot go to another thread cannot go into the sandbox either: the code that called is told so. */
function sendAnswer(answer: AnswerMessage, label: string, helper: HelperThread, thrown: CallerThrown): void {
  try {
    helper.send(answer)
  } catch (cause) {
    const { value, ...rest } = answer
    const error = new TypeError(`Cannot take what ${label} gave: ${uncloneablePart(value) ?? String(cause)}`, { cause })
    helper.send({ ...rest, thrown: thrown.pack(error) })
  }
}
