import { AgentError } from '../../errors.ts'

/** Makes the error for something that a blocking run cannot wait for. */
export function needsArun(what: string, cause?: unknown): AgentError {
  return new AgentError(
    'needs-arun',
    `Cannot run and block: ${what}. Await agent.arun(…) instead`,
    cause === undefined ? undefined : { cause },
  )
}
