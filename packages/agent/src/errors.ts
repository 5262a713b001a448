import type { RunResult } from './run/run-result.ts'

/** The catalogue of stable error codes. A code never changes its meaning; messages may get clearer. */
export const AGENT_ERROR_CODES = {
  model: 'The model gave no reply: its server refused, failed, or could not be reached. `cause` has its own error.',
  executor:
    'The executor could not be made, or broke in a way that is not the code’s doing. `cause` has its own error.',
  hook: 'A hook, an answer check or another function of the agent’s options threw. `cause` has its own error.',
  answer: 'The run ended without an answer that fits `answerSchema`.',
  disposed: 'The agent was disposed before or during the run.',
  left: 'The stream of events was left before the run ended; tools in flight see it as the reason of their signal.',
  cancelled: 'The run was cancelled by its handle.',
  suspended: 'The run was saved by `suspend`, to go on elsewhere; here it is over.',
  busy: 'The conversation that `reset: false` should go on with is in use by another run.',
  'not-pending': 'No open request has that id: it was never asked, or is answered already.',
  'not-savable': 'The run cannot be saved: it has ended, or its executor cannot save sessions.',
  'saved-run': 'The saved run is not sound, was saved by another kind of agent, or misses a tool.',
  'needs-arun': 'A blocking `run` met something that only answers later: a tool, a model or a function; use `arun`.',
  'no-threads': 'This runtime cannot block: it has no threads that could work meanwhile; use `arun`.',
  thread: 'The thread that a run was in ended before the run did.',
} as const

/** A stable error code of {@link AGENT_ERROR_CODES}. */
export type AgentErrorCode = keyof typeof AGENT_ERROR_CODES

/** Thrown when a run cannot go on; carries a stable `code`, and what caused it as `cause`. */
export class AgentError extends Error {
  override readonly name = 'AgentError'
  readonly code: AgentErrorCode
  /** What the run had come to, where it is known. */
  result?: RunResult
  constructor(code: AgentErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
