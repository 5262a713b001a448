/** The catalogue of stable error codes. A code never changes its meaning; messages may get clearer. */
export const AGENT_ERROR_CODES = {
  model: 'The model gave no reply: its server refused, failed, or could not be reached. `cause` has its own error.',
  executor:
    'The executor could not be made, or broke in a way that is not the code’s doing. `cause` has its own error.',
  disposed: 'The agent was disposed before or during the run.',
  left: 'The stream of events was left before the run ended; tools in flight see it as the reason of their signal.',
} as const

/** A stable error code of {@link AGENT_ERROR_CODES}. */
export type AgentErrorCode = keyof typeof AGENT_ERROR_CODES

/** Thrown when a run cannot go on; carries a stable `code`, and what caused it as `cause`. */
export class AgentError extends Error {
  override readonly name = 'AgentError'
  readonly code: AgentErrorCode
  constructor(code: AgentErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
