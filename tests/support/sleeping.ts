import type { CallAnswer, Executor, HostCall, HostFunction, Outcome, PendingCall, Session } from '@dormouse/executor'

/** A host function whose answer always comes from outside; its payload is the first argument of the call. */
export const askOutside: HostFunction = { handle: (call: HostCall) => call.suspend(call.args[0]) }

/** What a call would answer, here by its name and arguments. */
export type Answering = (call: PendingCall) => unknown

/** The answers of pending calls: what `answering` gives, or throws. */
export function answersOf(pending: readonly PendingCall[], answering: Answering): CallAnswer[] {
  return pending.map((call) => {
    try {
      return { id: call.id, value: answering(call) }
    } catch (error) {
      return { id: call.id, error }
    }
  })
}

/** Answers all pending calls at each suspension, until the run is at its end. */
export async function resumeToEnd(session: Session, first: Outcome, answering: Answering): Promise<Outcome> {
  let outcome = first
  for (let stretch = 0; outcome.status === 'suspended'; stretch++) {
    if (stretch > MAX_STRETCHES) throw new Error('The run suspends without end')
    outcome = await session.resume(answersOf(outcome.pending, answering))
  }
  return outcome
}

/** Saves a session, ends it, and wakes it in another executor. */
export async function moveTo(
  executor: Executor,
  session: Session,
  hostFunctions: Readonly<Record<string, HostFunction>>,
): Promise<Session> {
  const image = await session.save()
  await session.dispose()
  return executor.restore(image, { hostFunctions })
}

/** As {@link resumeToEnd}, and moves the session to the next of the executors at each suspension. */
export async function moveToEnd(
  executors: readonly Executor[],
  from: Session,
  first: Outcome,
  hostFunctions: Readonly<Record<string, HostFunction>>,
  answering: Answering,
): Promise<{ readonly session: Session; readonly outcome: Outcome; readonly moves: number }> {
  let [session, outcome, moves] = [from, first, 0]
  while (outcome.status === 'suspended') {
    if (moves > MAX_STRETCHES) throw new Error('The run suspends without end')
    session = await moveTo(executors[moves++ % executors.length] as Executor, session, hostFunctions)
    outcome = await session.resume(answersOf(session.pending, answering))
  }
  return { session, outcome, moves }
}

const MAX_STRETCHES = 500
