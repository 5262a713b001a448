import {
  createExecutor,
  type Executor,
  type ExecutorOptions,
  type FailedOutcome,
  type Outcome,
  type PendingCall,
  type RunOptions,
  type Session,
  type SessionOptions,
} from '@dormouse/executor'
import { afterAll, afterEach, beforeAll } from 'vitest'

/** One executor for the tests of a file, and sessions that end with the test that made them. */
export interface SharedExecutor {
  readonly executor: Executor
  session(options?: SessionOptions): Session
  /** Runs one cell in a session of its own. */
  run(code: string, options?: SessionOptions & RunOptions): Promise<Outcome>
}

/** Makes an executor before the tests of this file, or of this `describe`, and ends it after them. */
export function shareExecutor(options?: ExecutorOptions): SharedExecutor {
  let executor: Executor | undefined
  const sessions: Session[] = []
  const opened = (): Executor => {
    if (executor === undefined) throw new Error('The executor is open only while tests run')
    return executor
  }
  beforeAll(async () => {
    executor = await createExecutor(options)
  })
  afterEach(async () => {
    await Promise.all(sessions.splice(0).map((session) => session.dispose()))
  })
  afterAll(() => executor?.dispose())
  return {
    get executor() {
      return opened()
    },
    session(sessionOptions) {
      const session = opened().createSession(sessionOptions)
      sessions.push(session)
      return session
    },
    run: (code, runOptions) => opened().run(code, runOptions),
  }
}

/** The value of a completed outcome. */
export function valueOf(outcome: Outcome): unknown {
  if (outcome.status === 'completed') return outcome.value
  throw new Error(`The cell did not complete: ${told(outcome)}`)
}

/** The failed outcome, told apart from a completed one. */
export function failureOf(outcome: Outcome): FailedOutcome {
  if (outcome.status === 'failed') return outcome
  throw new Error(`The cell did not fail: ${told(outcome)}`)
}

/** The calls that a suspended outcome waits for. */
export function pendingOf(outcome: Outcome): readonly PendingCall[] {
  if (outcome.status === 'suspended') return outcome.pending
  throw new Error(`The cell is not suspended: ${told(outcome)}`)
}

function told(outcome: Outcome): string {
  switch (outcome.status) {
    case 'completed':
      return `completed with ${JSON.stringify(outcome.value)}`
    case 'failed':
      return `failed with ${outcome.error.code}: ${outcome.error.name}: ${outcome.error.message}`
    case 'suspended':
      return `suspended at ${outcome.pending.map(({ id, name }) => `${name}#${id}`).join(', ')}`
  }
}

/** The error code of a failed outcome, or `completed`. */
export function codeOf(outcome: Outcome): string {
  return outcome.status === 'failed' ? outcome.error.code : outcome.status
}

/** A promise that its maker settles. */
export interface Deferred<T> {
  readonly promise: Promise<T>
  readonly resolve: (value: T) => void
  readonly reject: (reason: unknown) => void
}

/** Makes a promise that is settled from outside (`Promise.withResolvers`, which Node 20 lacks). */
export function deferred<T = unknown>(): Deferred<T> {
  let settle: Omit<Deferred<T>, 'promise'> | undefined
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject }
  })
  if (settle === undefined) throw new Error('A promise calls its executor at once')
  return { promise, ...settle }
}
